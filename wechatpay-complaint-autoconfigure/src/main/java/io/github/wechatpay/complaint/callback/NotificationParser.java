package io.github.wechatpay.complaint.callback;

import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;

/**
 * Turns what arrived at the notification URL into a {@link ComplaintNotification}: its
 * signature is verified first, then it is decrypted, then decoded. For applications that
 * route the request themselves; the endpoint uses it as well.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012289719">Complaint
 * notifications</a>
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4012354989">How to verify</a>
 */
public final class NotificationParser {

	private final SignatureVerifier verifier;

	private final NotificationDecoder decoder;

	/**
	 * Create a new parser.
	 * @param mchid the merchant that the notifications are sent to
	 * @param verifier verifies signatures
	 * @param apiV3Key decrypts notifications
	 */
	public NotificationParser(String mchid, SignatureVerifier verifier, ApiV3Key apiV3Key) {
		this.verifier = verifier;
		this.decoder = new NotificationDecoder(mchid, apiV3Key);
	}

	/**
	 * Create a parser for the merchant of a client.
	 * @param client the client, which must have an APIv3 key
	 * @return the parser
	 * @throws IllegalArgumentException if the client has no APIv3 key
	 */
	public static NotificationParser of(WechatPayClient client) {
		ApiV3Key apiV3Key = client.apiV3Key();
		if (apiV3Key == null) {
			throw new IllegalArgumentException("The client has no APIv3 key, which decrypts notifications: give it one "
					+ "with PlatformTrust.withApiV3Key()");
		}
		return new NotificationParser(client.merchant().merchantId(), client.signatureVerifier(), apiV3Key);
	}

	/**
	 * Parse a notification.
	 * @param headers the headers of the request
	 * @param body the bytes of its body, exactly as they came
	 * @return the notification, or nothing if WeChat Pay signed the message but it is not
	 * about a complaint. Ends with {@link SignatureVerificationException} if the message
	 * was not signed by WeChat Pay, {@link PlatformKeysUnavailableException} if that
	 * cannot be told at the moment, {@link DecryptionException} if the APIv3 key does not
	 * decrypt it, and {@link InvalidNotificationException} if it is not of the documented
	 * shape
	 */
	public Mono<ComplaintNotification> parse(HttpHeaders headers, byte[] body) {
		return this.verifier.verify(headers, body).mapNotNull(this.decoder::decode);
	}

}
