package io.github.wechatpay.complaint.client;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * Finds in a refusal what it has of {@code {"code":…,"message":…,"detail":…}}. Its body
 * is not trusted: it may come from anywhere between here and WeChat Pay.
 */
final class ApiErrorDecoder {

	// prepared for its type, since to look that up takes a lock
	private final ObjectReader jsonReader;

	private final Clock clock;

	ApiErrorDecoder(JsonMapper jsonMapper, Clock clock) {
		this.jsonReader = jsonMapper.readerFor(JsonNode.class);
		this.clock = clock;
	}

	WechatPayApiException decode(HttpStatusCode status, HttpHeaders headers, byte[] body) {
		JsonNode error = parse(body);
		return new WechatPayApiException(status, text(error, "code"), text(error, "message"), json(error, "detail"),
				headers.getFirst("Request-ID"), RetryAfter.of(headers, this.clock));
	}

	private JsonNode parse(byte[] body) {
		try {
			return this.jsonReader.readValue(body);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	private static @Nullable String text(JsonNode error, String field) {
		JsonNode value = error.path(field);
		return value.isString() ? value.stringValue() : null;
	}

	private static @Nullable String json(JsonNode error, String field) {
		JsonNode value = error.path(field);
		return (value.isMissingNode() || value.isNull()) ? null : value.toString();
	}

}
