package io.github.wechatpay.complaint.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * Decodes error responses. Their body is untrusted: it may come from anywhere between
 * here and WeChat Pay, and hold anything.
 */
final class ApiErrorDecoder {

	private static final int LONGEST_NUMBER = 9;

	private static final long FOREVER = 999_999_999;

	private final WechatPayJson json = new WechatPayJson(ApiError.class);

	private final Clock clock;

	ApiErrorDecoder(Clock clock) {
		this.clock = clock;
	}

	WechatPayApiException decode(HttpStatusCode status, HttpHeaders headers, byte[] body) {
		ApiError error = read(body);
		return new WechatPayApiException(status, text(error.code()), text(error.message()), error.detailText(),
				headers.getFirst("Request-ID"), retryAfter(headers));
	}

	private ApiError read(byte[] body) {
		try {
			return this.json.read(body, ApiError.class, IllegalArgumentException::new);
		}
		catch (IllegalArgumentException ex) {
			return new ApiError(null, null, null);
		}
	}

	private static @Nullable String text(@Nullable JsonNode value) {
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

	private @Nullable Duration retryAfter(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null || value.isBlank()) {
			return null;
		}
		String text = value.strip();
		return text.chars().allMatch((character) -> character >= '0' && character <= '9') ? seconds(text)
				: untilDate(text);
	}

	private static Duration seconds(String text) {
		return Duration.ofSeconds((text.length() <= LONGEST_NUMBER) ? Long.parseLong(text) : FOREVER);
	}

	private @Nullable Duration untilDate(String text) {
		try {
			Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
			Duration wait = Duration.between(this.clock.instant(), date);
			return wait.isNegative() ? Duration.ZERO : wait;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	record ApiError(@Nullable JsonNode code, @Nullable JsonNode message, @Nullable JsonNode detail) {

		@Nullable String detailText() {
			return (this.detail == null || this.detail.isNull()) ? null : this.detail.toString();
		}

	}

}
