package io.github.wechatpay.complaint.benchmarks;

import java.time.Instant;

/**
 * A message of the platform with what its headers say.
 *
 * @param timestamp {@code Wechatpay-Timestamp}
 * @param nonce {@code Wechatpay-Nonce}
 * @param signature {@code Wechatpay-Signature}
 * @param body the body
 */
public record SignedMessage(String timestamp, String nonce, String signature, String body) {

	private static final String NONCE = "c5ac7061fccab6bf3e254dcf98995b8c";

	/**
	 * Create the answer to a query of the notification URL.
	 * @param keys whom it is signed by
	 * @return the answer
	 */
	public static SignedMessage answer(Keys keys) {
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
		String ciphertext = Keys.encrypt("fdasflkja484", "complaint",
				"{\"complaint_id\":\"200201820200101080076610000\",\"action_type\":\"CREATE_COMPLAINT\"}");
		return of(keys,
				"{\"id\":\"" + id
						+ "\",\"create_time\":\"2026-11-23T12:05:05+08:00\",\"resource_type\":\"encrypt-resource\","
						+ "\"event_type\":\"COMPLAINT.CREATE\",\"summary\":\"产生新投诉\",\"resource\":{"
						+ "\"original_type\":\"complaint\",\"algorithm\":\"AEAD_AES_256_GCM\",\"ciphertext\":\""
						+ ciphertext + "\",\"associated_data\":\"complaint\",\"nonce\":\"fdasflkja484\"}}");
	}

	/**
	 * Create a complaint notification of which nothing is encrypted, and which nobody
	 * signed.
	 * @param id its id
	 * @return the notification
	 */
	public static SignedMessage unencryptedNotification(String id) {
		String timestamp = Long.toString(Instant.now().getEpochSecond());
		return new SignedMessage(timestamp, NONCE, "A".repeat(344),
				"{\"id\":\"" + id
						+ "\",\"create_time\":\"2026-11-23T12:05:05+08:00\",\"resource_type\":\"encrypt-resource\","
						+ "\"event_type\":\"COMPLAINT.CREATE\",\"summary\":\"产生新投诉\",\"resource\":"
						+ "{\"complaint_id\":\"200201820200101080076610000\",\"action_type\":\"CREATE_COMPLAINT\"}}");
	}

	private static SignedMessage of(Keys keys, String body) {
		String timestamp = Long.toString(Instant.now().getEpochSecond());
		return new SignedMessage(timestamp, NONCE, keys.sign(timestamp, NONCE, body), body);
	}

}
