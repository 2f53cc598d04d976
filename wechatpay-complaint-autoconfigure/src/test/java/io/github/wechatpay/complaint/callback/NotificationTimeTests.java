package io.github.wechatpay.complaint.callback;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NotificationTime}.
 */
class NotificationTimeTests {

	@Test
	void usualForm() {
		assertThat(NotificationTime.parse("2026-11-23T12:05:06+08:30")).hasToString("2026-11-23T12:05:06+08:30");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2015-05-20T13:29:35+00:00", "2024-02-29T23:59:59+14:00", "0000-01-01T00:00:00+18:00",
			"2015-05-20T13:29:35.120+08:00", "2015-05-20T13:29:35Z", "2015-05-20T13:29:35-05:00",
			"2015-05-20T13:29+08:00", "20180225112233", "", " ", "2015-05-20", "2026-11-23T12:05:05+08:0",
			"2026-11-23T12:05:05+08:000", "2026-11-23 12:05:05+08:00", "2026-11-23T12:05:05 08:00",
			"2026-13-23T12:05:05+08:00", "2026-02-30T12:05:05+08:00", "2025-02-29T12:05:05+08:00",
			"2026-11-23T24:00:00+08:00", "2026-11-23T12:60:05+08:00", "2026-11-23T12:05:60+08:00",
			"2026-11-23T12:05:05+19:00", "2026-11-23T12:05:05+08:60", "2026-11-23T12:05:05+18:01",
			"2026--1-23T12:05:05+08:00", "2026-11-23T12:05:+5+08:00", "２０２６-11-23T12:05:05+08:00" })
	void readsWhatTheJdkReads(String text) {
		// as text, since times with different offsets can be equal
		assertThat(String.valueOf(NotificationTime.parse(text))).isEqualTo(String.valueOf(parseWithTheJdk(text)));
	}

	private static @Nullable OffsetDateTime parseWithTheJdk(String text) {
		try {
			return OffsetDateTime.parse(text);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
