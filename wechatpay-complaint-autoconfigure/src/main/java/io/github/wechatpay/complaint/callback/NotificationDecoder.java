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

	private final ApiV3Key apiV3Key;

	private final WechatPayJson json = new WechatPayJson();

	NotificationDecoder(ApiV3Key apiV3Key) {
		this.apiV3Key = apiV3Key;
	}

	/**
	 * Return the notification, or {@code null} if it is not about a complaint.
	 */
	@Nullable ComplaintNotification decode(byte[] body) {
		Envelope envelope = read(body, Envelope.class);
		String eventType = required(envelope.eventType(), "event_type");
		Resource resource = (envelope.resource() != null) ? envelope.resource() : Resource.EMPTY;
		if (!isAboutComplaint(eventType, resource)) {
			return null;
		}
		byte[] plain = resource.toEncryptedResource().decrypt(this.apiV3Key);
		Complaint complaint = read(plain, Complaint.class);
		return new ComplaintNotification(required(envelope.id(), "id"), time(envelope.createTime()), eventType,
				envelope.summary(), required(complaint.complaintId(), "complaint_id"),
				required(complaint.actionType(), "action_type"), new String(plain, StandardCharsets.UTF_8));
	}

	private <T> T read(byte[] body, Class<T> type) {
		return this.json.read(body, type,
				(problem) -> new InvalidNotificationException("The notification cannot be decoded: " + problem));
	}

	// early documents misspell the event, and a sample labels only the resource
	private static boolean isAboutComplaint(String eventType, Resource resource) {
		return eventType.startsWith("COMPLAINT.") || eventType.startsWith("COMPLATINT.")
				|| "complaint".equals(resource.originalType());
	}

	// the oldest documents have a form without separators
	private static @Nullable OffsetDateTime time(@Nullable String text) {
		try {
			return (text != null) ? OffsetDateTime.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static String required(@Nullable String value, String member) {
		if (value == null || value.isBlank()) {
			throw new InvalidNotificationException("The notification has no text '" + member + "'");
		}
		return value;
	}

	record Envelope(@Nullable String id, @Nullable String createTime, @Nullable String eventType,
			@Nullable String summary, @Nullable Resource resource) {
	}

	record Resource(@Nullable String originalType, @Nullable String algorithm, @Nullable String nonce,
			@Nullable String associatedData, @Nullable String ciphertext) {

		static final Resource EMPTY = new Resource(null, null, null, null, null);

		EncryptedResource toEncryptedResource() {
			return new EncryptedResource(this.algorithm, this.nonce, this.associatedData, this.ciphertext);
		}

	}

	record Complaint(@Nullable String complaintId, @Nullable String actionType) {
	}

}
