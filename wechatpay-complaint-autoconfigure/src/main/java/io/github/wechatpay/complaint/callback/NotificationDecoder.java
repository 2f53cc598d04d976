package io.github.wechatpay.complaint.callback;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

import io.github.wechatpay.complaint.client.WechatPayJson;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.EncryptedResource;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a verified notification. Demands what it takes to decrypt it and to tell which
 * complaint it is about, and lets everything else be absent or new.
 */
final class NotificationDecoder {

	private final String mchid;

	private final ApiV3Key apiV3Key;

	private final WechatPayJson json = new WechatPayJson(Envelope.class, Complaint.class);

	NotificationDecoder(String mchid, ApiV3Key apiV3Key) {
		this.mchid = mchid;
		this.apiV3Key = apiV3Key;
	}

	/**
	 * Return the notification, or {@code null} if it is not about a complaint.
	 */
	@Nullable ComplaintNotification decode(byte[] body) {
		Envelope envelope = read(body, Envelope.class);
		String eventType = required("event_type", envelope.eventType());
		if (!envelope.isAboutComplaint(eventType)) {
			return null;
		}
		byte[] plain = decrypt(envelope.resource());
		Complaint complaint = read(plain, Complaint.class);
		return new ComplaintNotification(this.mchid, required("id", envelope.id()), envelope.time(), eventType,
				envelope.summary(), required("complaint_id", complaint.complaintId()),
				required("action_type", complaint.actionType()), new String(plain, StandardCharsets.UTF_8));
	}

	private byte[] decrypt(@Nullable Resource resource) {
		if (resource == null) {
			throw new InvalidNotificationException("The notification has no 'resource'");
		}
		EncryptedResource encrypted = resource.encrypted();
		if (!encrypted.isSupported()) {
			throw new InvalidNotificationException(
					"The resource of the notification is not encrypted with AEAD_AES_256_GCM");
		}
		return encrypted.decrypt(this.apiV3Key);
	}

	private <T> T read(byte[] bytes, Class<T> type) {
		return this.json.read(bytes, type,
				(problem) -> new InvalidNotificationException("The notification cannot be read: " + problem));
	}

	private static String required(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new InvalidNotificationException("The notification has no text '" + field + "'");
		}
		return value;
	}

	/**
	 * The body of the request.
	 */
	record Envelope(@Nullable String id, @Nullable String createTime, @Nullable String eventType,
			@Nullable String summary, @Nullable Resource resource) {

		// early documents misspell the event, and a sample labels only the resource
		boolean isAboutComplaint(String eventType) {
			return eventType.startsWith("COMPLAINT.") || eventType.startsWith("COMPLATINT.")
					|| (this.resource != null && "complaint".equals(this.resource.originalType()));
		}

		@Nullable OffsetDateTime time() {
			try {
				return (this.createTime != null) ? OffsetDateTime.parse(this.createTime) : null;
			}
			catch (DateTimeException ex) {
				return null;
			}
		}

	}

	/**
	 * The encrypted part, and what it is.
	 */
	record Resource(@Nullable String originalType, @Nullable String algorithm, @Nullable String nonce,
			@Nullable String associatedData, @Nullable String ciphertext) {

		EncryptedResource encrypted() {
			return new EncryptedResource(this.algorithm, this.nonce, this.associatedData, this.ciphertext);
		}

	}

	/**
	 * The decrypted part.
	 */
	record Complaint(@Nullable String complaintId, @Nullable String actionType) {

	}

}
