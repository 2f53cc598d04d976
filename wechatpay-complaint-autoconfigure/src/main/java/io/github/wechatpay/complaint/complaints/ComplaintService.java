package io.github.wechatpay.complaint.complaints;

import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservation;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Reads, answers and completes complaints. The caller is one merchant, or a service
 * provider with the complaints of all its sub-merchants; whom a complaint is about is
 * always named by the caller and never assumed to be the caller itself.
 * <p>
 * Nothing is sent before a {@link Mono} or {@link Flux} is subscribed to. Apart from what
 * is said at each method, an operation ends with
 * <ul>
 * <li>{@link IllegalArgumentException}, before anything is sent, if an argument breaks a
 * documented rule,</li>
 * <li>{@link WechatPayApiException} if WeChat Pay responded with an error,</li>
 * <li>{@link SignatureVerificationException} if the response was not signed by WeChat
 * Pay,</li>
 * <li>{@link PlatformKeysUnavailableException} if that cannot be told, because the
 * platform certificates cannot be downloaded; the operation may have been carried
 * out,</li>
 * <li>{@link WechatPayTransportException} if there was no complete response,</li>
 * <li>{@link WechatPayResponseException} if the response cannot be used.</li>
 * </ul>
 * The limits are those documented for mainland China; none are documented for the global
 * access point, whose shapes follow a transcription of its documents. A new field or a
 * new value of WeChat Pay never makes an operation fail.
 *
 * @see <a href="https://wechatpay.im/openapi/v3/global/merchant-service/complaints">A
 * transcription of the documents of the global access point</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012533431">Complaints in
 * mainland China</a>
 */
public interface ComplaintService {

	/**
	 * Return one page of the complaints that were raised on some days.
	 * @param query the days, at most 30 with both ends, and the page
	 * @return the page, which is empty where there is nothing (more)
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012533431">The same
	 * operation in mainland China</a>
	 */
	Mono<ComplaintPage> list(ComplaintQuery query);

	/**
	 * Return all complaints that were raised on some days, however many days and
	 * complaints that are. The days are divided into windows of at most 30, the earliest
	 * first; the order within a window is WeChat Pay's, which does not document it. The
	 * next page is asked for when the subscriber wants more than it has. The
	 * {@link ComplaintQuery#limit() limit} is halved whenever WeChat Pay finds the result
	 * too large. Status {@code 429} is waited for beyond the attempts of the client: up
	 * to 8 times for a page, as long as {@code Retry-After} says, but not longer than a
	 * minute, or else 1, 2, 4, … seconds. A complaint that a later page shows again,
	 * since a new one moved the pages, is not returned again: the last 1,000 complaints
	 * are remembered for that.
	 * @param query the days; its {@link ComplaintQuery#offset() offset} is that of the
	 * first page of the first window
	 * @return the complaints
	 */
	Flux<Complaint> listAll(ComplaintQuery query);

	/**
	 * Return a complaint.
	 * @param complaintId the id of the complaint
	 * @return the complaint as it is now
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012533436">The same
	 * operation in mainland China</a>
	 */
	Mono<Complaint> get(String complaintId);

	/**
	 * Return everything that payer, merchant and platform said and did about a complaint.
	 * Every page is read before the first entry is returned, since WeChat Pay does not
	 * document the order; status {@code 429} is waited for as by {@code listAll}.
	 * @param complaintId the id of the complaint
	 * @return the entries, the oldest first; those without a time are last
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012533439">The same
	 * operation in mainland China</a>
	 */
	Flux<NegotiationEntry> history(String complaintId);

	/**
	 * Send a message to the payer, who sees it at once. The first one makes a
	 * {@linkplain ComplaintStates#PENDING pending} complaint a
	 * {@linkplain ComplaintStates#PROCESSING processing} one.
	 * @param complaintId the id of the complaint
	 * @param response the message: 1 to 500 characters, none of which takes four bytes in
	 * UTF-8 as emoji do, with at most 4 images
	 * @return completes when WeChat Pay has accepted it
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467254">The same
	 * operation in mainland China</a>
	 */
	Mono<Void> respond(String complaintId, ComplaintResponse response);

	/**
	 * Report a complaint as settled, which sends a survey to the payer. After an error
	 * that can mean that the complaint is settled already, the complaint is read, and it
	 * is no failure if it is {@linkplain ComplaintStates#PROCESSED processed}.
	 * @param complaintId the id of the complaint
	 * @param complaintedMchid the merchant the complaint is about
	 * @return completes when the complaint is settled, also if it was before
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467255">The same
	 * operation in mainland China</a>
	 */
	Mono<Void> complete(String complaintId, String complaintedMchid);

	/**
	 * Upload an image for use in a {@linkplain ComplaintResponse#images() response}.
	 * @param filename ends in {@code .jpg}, {@code .png} or {@code .bmp}, in any case. A
	 * name of anything but letters, digits, blanks, dots, hyphens and underscores of
	 * ASCII, or of more than 128 characters, is replaced by one that ends the same
	 * @param image the bytes of the image, at most 2 MB (2,097,152)
	 * @return the media id, which names the image in a response but cannot be downloaded
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467250">The same
	 * operation in mainland China</a>
	 */
	Mono<String> uploadImage(String filename, byte[] image);

	/**
	 * Download an image of a complaint or of its history. WeChat Pay does not sign it, so
	 * it is as trustworthy as the connection to the access point. The host of the URL is
	 * never called: its path is taken to the access point, with the token as it is and,
	 * if that is not found, once more with the token percent-encoded.
	 * @param mediaUrl a URL of {@link ComplaintMedia#mediaUrl()}. WeChat Pay makes a new
	 * one for each read, so use it soon and do not keep it. Those of
	 * {@link NegotiationEntry#imageList()} are for a browser
	 * @param complaintId the id of the complaint that the image belongs to
	 * @return the image, of at most 5 MB (5,242,880 bytes)
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467251">The same
	 * operation in mainland China</a>
	 */
	Mono<ComplaintImage> downloadImage(String mediaUrl, String complaintId);

	/**
	 * Return the operations that exist in mainland China only.
	 * @return the operations
	 * @throws IllegalStateException if this service calls the global access point
	 */
	MainlandComplaintService mainland();

	/**
	 * Create a service that calls WeChat Pay as the merchant of a client.
	 * @param client the client
	 * @return the service
	 */
	static ComplaintService of(WechatPayClient client) {
		return new WebClientComplaintService(client.webClient(), client.accessPoint(), client::merchant,
				client.rsaProvider(), false);
	}

	/**
	 * Create a service over a signed and verified {@link WebClient}, and observe it.
	 * @param webClient the client of the access point
	 * @param accessPoint the access point
	 * @param merchant gives the credentials whose private key decrypts phone numbers,
	 * anew for each
	 * @param rsaProvider whose implementation of RSA decrypts them
	 * @param legacyPadding whether to try the padding of PKCS#1 v1.5 on a phone number
	 * that does not have the documented one
	 * @param registry the registry of the observations
	 * @param convention names what is observed, or {@code null} for the names that
	 * {@link ComplaintOperationObservation} documents
	 * @return the service
	 */
	static ComplaintService of(WebClient webClient, AccessPoint accessPoint, Supplier<MerchantCredentials> merchant,
			RsaProvider rsaProvider, boolean legacyPadding, ObservationRegistry registry,
			@Nullable ComplaintOperationObservationConvention convention) {
		return new ObservedComplaintService(
				new WebClientComplaintService(webClient, accessPoint, merchant, rsaProvider, legacyPadding), registry,
				convention);
	}

}
