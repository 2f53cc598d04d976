package io.github.wechatpay.complaint.benchmarks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message of the platform.
 *
 * @param timestamp {@code Wechatpay-Timestamp}
 * @param signature {@code Wechatpay-Signature}
 * @param body the body
 */
public record SignedMessage(String timestamp, String signature, String body) {

	static final String RESOURCE_NONCE = "fdasflkja484";

	static final String ASSOCIATED_DATA = "complaint";

	private static final String NONCE = "c5ac7061fccab6bf3e254dcf98995b8c";

	/**
	 * Create the response to a query of the notification URL.
	 * @param keys whom it is signed by
	 * @return the response
	 */
	public static SignedMessage response(Keys keys) {
		return of(keys, "{\"mchid\":\"" + Keys.MERCHANT_ID
				+ "\",\"url\":\"https://pay.example.com/wechatpay/complaint-notifications\"}");
	}

	/**
	 * Create a complaint notification.
	 * @param keys whom it is signed by
	 * @param id its id
	 * @return the notification
	 */
	public static SignedMessage notification(Keys keys, String id) {
		return of(keys, notification(id, encryptedResource()));
	}

	/**
	 * Create a complaint notification that nobody signed.
	 * @param id its id
	 * @return the notification
	 */
	public static SignedMessage unsignedNotification(String id) {
		return new SignedMessage(now(), "A".repeat(344), notification(id, encryptedResource()));
	}

	static String encryptedResource() {
		return Keys.encrypt(RESOURCE_NONCE, ASSOCIATED_DATA,
				"{\"complaint_id\":\"200201820200101080076610000\",\"action_type\":\"CREATE_COMPLAINT\"}");
	}

	private static String notification(String id, String ciphertext) {
		return "{\"id\":\"" + id
				+ "\",\"create_time\":\"2026-11-23T12:05:05+08:00\",\"resource_type\":\"encrypt-resource\","
				+ "\"event_type\":\"COMPLAINT.CREATE\",\"summary\":\"产生新投诉\",\"resource\":{"
				+ "\"original_type\":\"complaint\",\"algorithm\":\"AEAD_AES_256_GCM\",\"ciphertext\":\"" + ciphertext
				+ "\",\"associated_data\":\"" + ASSOCIATED_DATA + "\",\"nonce\":\"" + RESOURCE_NONCE + "\"}}";
	}

	private static SignedMessage of(Keys keys, String body) {
		String timestamp = now();
		return new SignedMessage(timestamp, keys.sign(signedText(timestamp, body)), body);
	}

	private static String now() {
		return Long.toString(Instant.now().getEpochSecond());
	}

	/**
	 * Return what the signature covers.
	 * @return the text
	 */
	public String signedText() {
		return signedText(this.timestamp, this.body);
	}

	private static String signedText(String timestamp, String body) {
		return timestamp + '\n' + NONCE + '\n' + body + '\n';
	}

	/**
	 * Return what it is sent with.
	 * @return names and values of its headers
	 */
	public Map<String, String> headers() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Server", "nginx");
		headers.put("Content-Type", "application/json; charset=utf-8");
		headers.put("Request-ID", "08EFB3C7AC0610AD0118F8C2C0AF0120AB0728E26A");
		headers.put("Wechatpay-Nonce", NONCE);
		headers.put("Wechatpay-Signature", this.signature);
		headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
		headers.put("Wechatpay-Timestamp", this.timestamp);
		headers.put("Wechatpay-Serial", Keys.PUBLIC_KEY_ID);
		return headers;
	}

}
