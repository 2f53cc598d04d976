package io.github.wechatpay.complaint.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a notification, with whatever is to be different about it.
 */
public final class Envelope {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String NONCE = "fdasflkja484";

	private final Map<String, Object> fields;

	private final Map<String, Object> resource;

	private Envelope(Map<String, Object> fields, Map<String, Object> resource) {
		this.fields = fields;
		this.resource = resource;
	}

	/**
	 * Create a notification with every documented field.
	 */
	public static Envelope complete(String id) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("id", id);
		fields.put("create_time", "2026-11-23T12:05:05+08:00");
		fields.put("resource_type", "encrypt-resource");
		fields.put("event_type", "COMPLAINT.CREATE");
		fields.put("summary", "产生新投诉");
		Map<String, Object> resource = new LinkedHashMap<>();
		resource.put("original_type", "complaint");
		return new Envelope(fields, resource)
			.sealing("{\"complaint_id\":\"200201820200101080076610000\",\"action_type\":\"CREATE_COMPLAINT\"}");
	}

	/**
	 * Create a notification of the shape of WeChat Pay's official sample.
	 */
	public static Envelope officialSample() {
		return complete("EV-2018022511223320873").with("create_time", "2015-05-20T13:29:35.120+08:00")
			.without("summary")
			.withoutInResource("original_type")
			.sealing(PlatformSigner.API_V3_KEY, NONCE, "",
					"{\"complaint_id\":\"200201820200101080076610000\",\"action_type\":\"CREATE_COMPLAINT\"}");
	}

	public Envelope with(String field, @Nullable Object value) {
		return changed(this.fields, field, value, false);
	}

	public Envelope without(String field) {
		Map<String, Object> changed = new LinkedHashMap<>(this.fields);
		changed.remove(field);
		return new Envelope(changed, this.resource);
	}

	public Envelope withInResource(String field, @Nullable Object value) {
		return changed(this.resource, field, value, true);
	}

	public Envelope withoutInResource(String field) {
		Map<String, Object> changed = new LinkedHashMap<>(this.resource);
		changed.remove(field);
		return new Envelope(this.fields, changed);
	}

	public Envelope sealing(String plain) {
		return sealing(PlatformSigner.API_V3_KEY, NONCE, "complaint", plain);
	}

	public Envelope sealing(String key, String nonce, String associatedData, String plain) {
		byte[] ciphertext = PlatformSigner.encrypt(key, nonce, associatedData, plain.getBytes(StandardCharsets.UTF_8));
		return withInResource("algorithm", "AEAD_AES_256_GCM").withInResource("nonce", nonce)
			.withInResource("associated_data", associatedData)
			.withInResource("ciphertext", Base64.getEncoder().encodeToString(ciphertext));
	}

	public String text(String field) {
		return String.valueOf(this.fields.get(field));
	}

	public String textInResource(String field) {
		return String.valueOf(this.resource.get(field));
	}

	public byte[] toBytes() {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("resource", this.resource);
		all.putAll(this.fields);
		return JSON.writeValueAsBytes(all);
	}

	public SignedMessage signed() {
		return SignedMessage.of(toBytes());
	}

	private Envelope changed(Map<String, Object> original, String field, @Nullable Object value, boolean inResource) {
		Map<String, Object> changed = new LinkedHashMap<>(original);
		changed.put(field, value);
		return (inResource) ? new Envelope(this.fields, changed) : new Envelope(changed, this.resource);
	}

}
