package io.github.wechatpay.complaint.callback;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decodes a verified notification. Demands what it takes to decrypt it and to tell which
 * complaint it is about, and lets everything else be absent or new.
 */
final class NotificationDecoder {

	private static final String ALGORITHM = "AEAD_AES_256_GCM";

	private final ApiV3Key apiV3Key;

	// prepared for its type, since to look that up takes a lock
	private final ObjectReader jsonReader = JsonMapper.builder().build().readerFor(JsonNode.class);

	NotificationDecoder(ApiV3Key apiV3Key) {
		this.apiV3Key = apiV3Key;
	}

	/**
	 * Return the notification, or {@code null} if it is not about a complaint.
	 */
	@Nullable ComplaintNotification decode(byte[] body) {
		JsonNode envelope = parse(body);
		String eventType = required(envelope, "event_type");
		JsonNode resource = envelope.path("resource");
		if (!isAboutComplaint(eventType, resource)) {
			return null;
		}
		byte[] plain = decrypt(resource);
		JsonNode complaint = parse(plain);
		return new ComplaintNotification(required(envelope, "id"), time(envelope), eventType,
				optional(envelope, "summary"), required(complaint, "complaint_id"), required(complaint, "action_type"),
				new String(plain, StandardCharsets.UTF_8));
	}

	// early documents misspell the event, and a sample labels only the resource
	private static boolean isAboutComplaint(String eventType, JsonNode resource) {
		return eventType.startsWith("COMPLAINT.") || eventType.startsWith("COMPLATINT.")
				|| "complaint".equals(optional(resource, "original_type"));
	}

	private byte[] decrypt(JsonNode resource) {
		if (!ALGORITHM.equals(optional(resource, "algorithm"))) {
			throw new InvalidNotificationException(
					"The resource of the notification is not encrypted with " + ALGORITHM);
		}
		return this.apiV3Key.decrypt(required(resource, "nonce"), optional(resource, "associated_data"),
				required(resource, "ciphertext"));
	}

	private JsonNode parse(byte[] json) {
		try {
			JsonNode node = this.jsonReader.readValue(json);
			if (node.isObject()) {
				return node;
			}
		}
		catch (JacksonException ex) {
			// told below, without the exception, which quotes the text
		}
		throw new InvalidNotificationException("The notification is not a JSON object in UTF-8");
	}

	private static @Nullable OffsetDateTime time(JsonNode envelope) {
		String text = optional(envelope, "create_time");
		try {
			return (text != null) ? OffsetDateTime.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static @Nullable String optional(JsonNode node, String field) {
		return node.path(field).stringValue(null);
	}

	private static String required(JsonNode node, String field) {
		String value = optional(node, field);
		if (value == null || value.isBlank()) {
			throw new InvalidNotificationException("The notification has no text '" + field + "'");
		}
		return value;
	}

}
