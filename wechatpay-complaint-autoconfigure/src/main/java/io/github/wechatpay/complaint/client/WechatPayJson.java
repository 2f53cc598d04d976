package io.github.wechatpay.complaint.client;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes the JSON of WeChat Pay. Records have the names of the members in camel
 * case. What is not known is ignored, numbers may be texts, and a member of another type
 * than expected is as good as absent: who needs it says so.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012081606">Compatibility: new
 * members and values may appear at any time</a>
 */
public final class WechatPayJson {

	// made once, as it looks for modules on the class path
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.findAndAddModules()
		.addModule(new SimpleModule().addDeserializer(String.class, new TextDeserializer())
			.addDeserializer(Integer.class, new WholeNumberDeserializer<>(Integer.class, WechatPayJson::toInteger))
			.addDeserializer(Long.class, new WholeNumberDeserializer<>(Long.class, (value) -> value)))
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
				DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
		.addHandler(new OtherTypeIsAbsent())
		.build();

	/**
	 * Create a reader and writer.
	 * @param records the records that will be read: to prepare a type takes a lock, which
	 * is nothing for an event loop
	 */
	public WechatPayJson(Class<?>... records) {
		for (Class<?> type : records) {
			MAPPER.readerFor(type);
		}
	}

	/**
	 * Read a JSON object.
	 * @param <T> the type of the record
	 * @param json the bytes, which must be strict UTF-8
	 * @param type the record
	 * @param failure makes an exception of what is wrong, which never quotes the bytes
	 * @return the record
	 */
	public <T> T read(byte[] json, Class<T> type, Function<String, ? extends RuntimeException> failure) {
		try (JsonParser parser = parser(json)) {
			T value = (parser.nextToken() == JsonToken.START_OBJECT) ? MAPPER.readValue(parser, type) : null;
			if (value != null) {
				return value;
			}
		}
		catch (CharacterCodingException | JacksonException ex) {
			// not a cause either, since it would quote the bytes
		}
		throw failure.apply("it is not a JSON object in UTF-8");
	}

	/**
	 * Write a record, without the members that are {@code null}.
	 * @param value the record
	 * @return JSON in UTF-8
	 */
	public byte[] write(Object value) {
		return MAPPER.writeValueAsBytes(value);
	}

	// Jackson's own decoder takes bytes that are not UTF-8
	private static JsonParser parser(byte[] json) throws CharacterCodingException {
		CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
		return MAPPER.createParser(text.array(), text.arrayOffset(), text.length());
	}

	private static @Nullable Integer toInteger(Long value) {
		return (value.intValue() == value) ? value.intValue() : null;
	}

	private static final class OtherTypeIsAbsent extends DeserializationProblemHandler {

		@Override
		public @Nullable Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value,
				String failure) {
			return null;
		}

		@Override
		public @Nullable Object handleWeirdNumberValue(DeserializationContext context, Class<?> type, Number value,
				String failure) {
			return null;
		}

		@Override
		public @Nullable Object handleUnexpectedToken(DeserializationContext context, JavaType type, JsonToken token,
				JsonParser parser, String failure) {
			parser.skipChildren();
			return type.isCollectionLikeType() ? List.of() : null;
		}

		@Override
		public @Nullable Object handleMissingInstantiator(DeserializationContext context, Class<?> type,
				ValueInstantiator instantiator, JsonParser parser, String failure) {
			parser.skipChildren();
			return null;
		}

	}

	/**
	 * Takes any scalar. Jackson's own, in a list, loses its place at an array.
	 */
	private static final class TextDeserializer extends StdDeserializer<String> {

		TextDeserializer() {
			super(String.class);
		}

		@Override
		public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken().isScalarValue()) {
				return parser.getValueAsString();
			}
			parser.skipChildren();
			return null;
		}

	}

	/**
	 * Takes any number that fits. Jackson's own fails the whole document for another.
	 */
	private static final class WholeNumberDeserializer<T extends Number> extends StdDeserializer<T> {

		private final Function<Long, @Nullable T> narrowing;

		WholeNumberDeserializer(Class<T> type, Function<Long, @Nullable T> narrowing) {
			super(type);
			this.narrowing = narrowing;
		}

		@Override
		public LogicalType logicalType() {
			return LogicalType.Integer;
		}

		@Override
		public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
			try {
				Long value = _parseLong(parser, context, handledType());
				return (value != null) ? this.narrowing.apply(value) : null;
			}
			catch (InputCoercionException ex) {
				return null;
			}
		}

	}

}
