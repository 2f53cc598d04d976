package io.github.wechatpay.complaint.emulator.http;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes JSON bodies.
 */
public final class JsonBodies {

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private final ObjectWriter unusual = this.mapper.writer()
		.with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
			.withObjectNameValueSpacing(Spacing.AFTER)
			.withObjectEntrySpacing(Spacing.AFTER)).withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
			.withArrayIndenter(new DefaultPrettyPrinter.NopIndenter()));

	/**
	 * Create a reader and writer.
	 */
	public JsonBodies() {
		// to prepare the type takes a lock, which is nothing for an event loop
		this.mapper.readerFor(JsonNode.class);
	}

	/**
	 * Write compact JSON.
	 * @param value the value to write
	 * @return the JSON in UTF-8
	 */
	public byte[] write(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

	/**
	 * Write JSON that is valid and that no library would write again in the same way: who
	 * verifies a signature over anything but the raw bytes notices.
	 * @param value the value to write
	 * @return the JSON in UTF-8
	 */
	public byte[] writeUnusually(Object value) {
		String json = this.unusual.writeValueAsString(value);
		return json.replace("/", "\\/").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Read JSON.
	 * @param json the JSON in UTF-8
	 * @return the value
	 * @throws IllegalArgumentException if it is not JSON
	 */
	public JsonNode read(byte[] json) {
		try {
			return this.mapper.readTree(json);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The body is not JSON", ex);
		}
	}

	/**
	 * Read JSON into an object.
	 * @param <T> the type of the object
	 * @param json the JSON in UTF-8
	 * @param type the type of the object
	 * @return the object
	 * @throws IllegalArgumentException if it is not JSON or does not fit
	 */
	public <T> T read(byte[] json, Class<T> type) {
		try {
			return this.mapper.readValue(json, type);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(ex.getOriginalMessage(), ex);
		}
	}

}
