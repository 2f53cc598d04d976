package io.github.wechatpay.complaint.callback;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * Reads the time of a notification. The usual form, whole seconds with an offset, is read
 * directly: the formatter of the JDK takes it as well, but for that alone it needs a
 * quarter of the time that everything beside the cryptography takes.
 */
final class NotificationTime {

	private static final String USUAL = "0000-00-00T00:00:00+00:00";

	private NotificationTime() {
	}

	/**
	 * Return the time, or {@code null} if the text is none.
	 */
	static @Nullable OffsetDateTime parse(String text) {
		try {
			return isUsual(text) ? read(text) : OffsetDateTime.parse(text);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static boolean isUsual(String text) {
		if (text.length() != USUAL.length()) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			boolean digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
			if ((USUAL.charAt(i) == '0') ? !digit : text.charAt(i) != USUAL.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private static OffsetDateTime read(String text) {
		return OffsetDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
				number(text, 14, 16), number(text, 17, 19), 0,
				ZoneOffset.ofHoursMinutes(number(text, 20, 22), number(text, 23, 25)));
	}

	private static int number(String text, int start, int end) {
		return Integer.parseInt(text, start, end, 10);
	}

}
