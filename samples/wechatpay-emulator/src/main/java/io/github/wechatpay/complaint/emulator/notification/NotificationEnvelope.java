package io.github.wechatpay.complaint.emulator.notification;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.crypto.AeadAes256Gcm;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;

/**
 * Encrypts notifications and wraps them up.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012289719">Complaint
 * notifications</a>
 */
final class NotificationEnvelope {

	private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx")
		.withZone(ZoneOffset.ofHours(8));

	private static final int NONCE_LENGTH = 12;

	private final AeadAes256Gcm cipher;

	private final RandomText random;

	private final JsonBodies json;

	NotificationEnvelope(AeadAes256Gcm cipher, RandomText random, JsonBodies json) {
		this.cipher = cipher;
		this.random = random;
		this.json = json;
	}

	byte[] complete(Notification notification) {
		Map<String, Object> envelope = envelope(notification);
		envelope.put("summary", notification.summary());
		Map<String, String> resource = resource(notification, "complaint");
		resource.put("original_type", "complaint");
		envelope.put("resource", resource);
		return this.json.writeUnusually(envelope);
	}

	byte[] bare(Notification notification) {
		Map<String, Object> envelope = envelope(notification);
		envelope.put("resource", resource(notification, ""));
		return this.json.writeUnusually(envelope);
	}

	private static Map<String, Object> envelope(Notification notification) {
		Map<String, Object> envelope = new LinkedHashMap<>();
		envelope.put("id", notification.id());
		envelope.put("create_time", RFC_3339.format(notification.createTime()));
		envelope.put("resource_type", "encrypt-resource");
		envelope.put("event_type", notification.eventType());
		return envelope;
	}

	private Map<String, String> resource(Notification notification, String associatedData) {
		String nonce = this.random.alphanumeric(NONCE_LENGTH);
		Map<String, String> resource = new LinkedHashMap<>();
		resource.put("algorithm", "AEAD_AES_256_GCM");
		resource.put("ciphertext", this.cipher.encrypt(plaintext(notification), nonce, associatedData));
		resource.put("nonce", nonce);
		resource.put("associated_data", associatedData);
		return resource;
	}

	private String plaintext(Notification notification) {
		Map<String, String> complaint = new LinkedHashMap<>();
		complaint.put("complaint_id", notification.complaintId());
		complaint.put("action_type", notification.actionType());
		return new String(this.json.write(complaint), StandardCharsets.UTF_8);
	}

}
