package io.github.wechatpay.complaint.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.wechatpay.complaint.json.JsonObject.JsonArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON without building a tree of all that it holds.
 */
public final class JsonReader {

	private final JsonFactory factory = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		.build();

	/**
	 * Read a JSON object.
	 * @param json bytes in UTF-8
	 * @return the object, or empty if the bytes are anything else than one JSON object;
	 * what is wrong with them is not told, since that would quote them
	 */
	public Optional<JsonObject> read(byte[] json) {
		return Utf8Ranges.areKeptBy(json) ? parse(json) : Optional.empty();
	}

	private Optional<JsonObject> parse(byte[] json) {
		try (JsonParser parser = this.factory.createParser(ObjectReadContext.empty(), json)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return Optional.empty();
			}
			JsonObject object = readObject(parser);
			return (parser.nextToken() == null) ? Optional.of(object) : Optional.empty();
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private static JsonObject readObject(JsonParser parser) {
		JsonObject object = new JsonObject();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			object.add(name, readValue(parser));
		}
		return object;
	}

	private static @Nullable Object readValue(JsonParser parser) {
		return switch (parser.nextToken()) {
			case VALUE_STRING -> parser.getString();
			case START_OBJECT -> readObject(parser);
			case START_ARRAY -> readArray(parser);
			default -> null;
		};
	}

	private static JsonArray readArray(JsonParser parser) {
		List<JsonObject> elements = new ArrayList<>();
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			boolean object = (token == JsonToken.START_OBJECT);
			elements.add(object ? readObject(parser) : new JsonObject());
			if (!object) {
				parser.skipChildren();
			}
		}
		return new JsonArray(elements);
	}

}
