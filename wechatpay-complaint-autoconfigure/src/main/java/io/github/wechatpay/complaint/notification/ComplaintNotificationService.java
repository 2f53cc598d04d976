package io.github.wechatpay.complaint.notification;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservation;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Manages the complaint notification URL of the configured merchant. A merchant has at
 * most one; that of a service provider receives the complaints of all its sub-merchants.
 * <p>
 * Nothing is sent before a {@link Mono} is subscribed to. Apart from what is said at each
 * method, a call ends with
 * <ul>
 * <li>{@link IllegalArgumentException}, before anything is sent, if the given URL cannot
 * be registered: it must be an absolute https URL with a host, of at most 255 characters,
 * without user info, query, fragment or blanks,</li>
 * <li>{@link WechatPayApiException} if WeChat Pay responded with an error,</li>
 * <li>{@link SignatureVerificationException} if the response was not signed by WeChat
 * Pay,</li>
 * <li>{@link PlatformKeysUnavailableException} if that cannot be told, because the
 * platform certificates cannot be downloaded; the call may have been carried out,</li>
 * <li>{@link WechatPayTransportException} if there was no complete response,</li>
 * <li>{@link WechatPayResponseException} if the response cannot be used.</li>
 * </ul>
 * WeChat Pay has no public page about these calls at its global access point. Their
 * shapes follow a transcription of its documents, and what that leaves open follows the
 * same calls in mainland China.
 *
 * @see <a href=
 * "https://wechatpay.im/openapi/v3/global/merchant-service/complaint-notifications">A
 * transcription of the documents of the global access point</a>
 */
public interface ComplaintNotificationService {

	/**
	 * Register a URL where none is registered.
	 * @param url the address to post notifications to
	 * @return what is registered now; whether the call fails or overwrites when there is
	 * a URL already is not documented
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012458679">The same call
	 * in mainland China</a>
	 */
	Mono<NotificationUrl> create(String url);

	/**
	 * Return the registered URL.
	 * @return what is registered, or nothing if there is none
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012459014">The same call
	 * in mainland China</a>
	 */
	Mono<NotificationUrl> query();

	/**
	 * Replace the registered URL.
	 * @param url the address to post notifications to
	 * @return what is registered now
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012459287">The same call in
	 * mainland China</a>
	 */
	Mono<NotificationUrl> update(String url);

	/**
	 * Remove the registered URL.
	 * @return completes when none is registered, also if there was none before
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012460452">The same call
	 * in mainland China</a>
	 */
	Mono<Void> delete();

	/**
	 * Make a URL the registered one, whatever was there: none, another, or already this
	 * one. It can be repeated safely, and instances that start together may all do it.
	 * @param url the address to post notifications to
	 * @return what is registered now
	 */
	Mono<NotificationUrl> register(String url);

	/**
	 * Create a service that calls WeChat Pay as the merchant of a client.
	 * @param client the client
	 * @return the service
	 */
	static ComplaintNotificationService of(WechatPayClient client) {
		return new WebClientComplaintNotificationService(client.webClient(), client.accessPoint().region());
	}

	/**
	 * Create a service over a signed and verified {@link WebClient}, and observe it.
	 * @param webClient the client of an access point
	 * @param region the region of the access point, which decides on the paths
	 * @param registry the registry of the observations
	 * @param convention names what is observed, or {@code null} for the names that
	 * {@link ComplaintOperationObservation} documents
	 * @return the service
	 */
	static ComplaintNotificationService of(WebClient webClient, Region region, ObservationRegistry registry,
			@Nullable ComplaintOperationObservationConvention convention) {
		return new ObservedComplaintNotificationService(new WebClientComplaintNotificationService(webClient, region),
				registry, convention);
	}

}
