package io.github.wechatpay.complaint.callback;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.json.JsonObject;
import io.github.wechatpay.complaint.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a verified notification. Demands what it takes to decrypt it and to tell which
 * complaint it is about, and lets everything else be absent or new.
 */
final class NotificationDecoder {

	private static final String ALGORITHM = "AEAD_AES_256_GCM";

	private final ApiV3Key apiV3Key;

	private final JsonReader jsonReader = new JsonReader();

	NotificationDecoder(ApiV3Key apiV3Key) {
		this.apiV3Key = apiV3Key;
	}

	/**
	 * Return the notification, or {@code null} if it is not about a complaint.
	 */
	@Nullable ComplaintNotification decode(byte[] body) {
		JsonObject envelope = parse(body);
		String eventType = required(envelope, "event_type");
		JsonObject resource = envelope.object("resource");
		if (!isAboutComplaint(eventType, resource)) {
			return null;
		}
		byte[] plain = decrypt(resource);
		JsonObject complaint = parse(plain);
		return new ComplaintNotification(required(envelope, "id"), time(envelope), eventType, envelope.text("summary"),
				required(complaint, "complaint_id"), required(complaint, "action_type"),
				new String(plain, StandardCharsets.UTF_8));
	}

	// early documents misspell the event, and a sample labels only the resource
	private static boolean isAboutComplaint(String eventType, JsonObject resource) {
		return eventType.startsWith("COMPLAINT.") || eventType.startsWith("COMPLATINT.")
				|| "complaint".equals(resource.text("original_type"));
	}

	private byte[] decrypt(JsonObject resource) {
		if (!ALGORITHM.equals(resource.text("algorithm"))) {
			throw new InvalidNotificationException(
					"The resource of the notification is not encrypted with " + ALGORITHM);
		}
		return this.apiV3Key.decrypt(required(resource, "nonce"), resource.text("associated_data"),
				required(resource, "ciphertext"));
	}

	private JsonObject parse(byte[] json) {
		return this.jsonReader.read(json)
			.orElseThrow(() -> new InvalidNotificationException("The notification is not a JSON object in UTF-8"));
	}

	private static @Nullable OffsetDateTime time(JsonObject envelope) {
		String text = envelope.text("create_time");
		return (text != null) ? NotificationTime.parse(text) : null;
	}

	private static String required(JsonObject object, String field) {
		String value = object.text(field);
		if (value == null || value.isBlank()) {
			throw new InvalidNotificationException("The notification has no text '" + field + "'");
		}
		return value;
	}

}
