package io.github.wechatpay.complaint.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Reads the {@code Retry-After} header: a number of seconds, or a date.
 */
final class RetryAfter {

	private static final int LONGEST_NUMBER = 9;

	private static final long FOREVER = 999_999_999;

	private RetryAfter() {
	}

	static @Nullable Duration of(HttpHeaders headers, Clock clock) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null || value.isBlank()) {
			return null;
		}
		String text = value.strip();
		return text.chars().allMatch((character) -> character >= '0' && character <= '9') ? seconds(text)
				: untilDate(text, clock);
	}

	private static Duration seconds(String text) {
		return Duration.ofSeconds((text.length() <= LONGEST_NUMBER) ? Long.parseLong(text) : FOREVER);
	}

	private static @Nullable Duration untilDate(String text, Clock clock) {
		try {
			Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
			Duration wait = Duration.between(clock.instant(), date);
			return wait.isNegative() ? Duration.ZERO : wait;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
