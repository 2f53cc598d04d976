package io.github.wechatpay.complaint.emulator.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes times as responses have them: in RFC 3339, as a clock in China shows them.
 */
final class PlatformTime {

	private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
		.withZone(ZoneOffset.ofHours(8));

	private PlatformTime() {
	}

	static String format(Instant time) {
		return RFC_3339.format(time);
	}

}
