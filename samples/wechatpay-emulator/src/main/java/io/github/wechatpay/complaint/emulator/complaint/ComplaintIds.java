package io.github.wechatpay.complaint.emulator.complaint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;

/**
 * Makes up ids of complaints: a prefix, the day, and twelve digits that are never used
 * twice.
 */
public final class ComplaintIds {

	private static final long NUMBERS = 1_000_000_000_000L;

	// no common divisor with the count of numbers, so that neighbours look unrelated
	private static final long STEP = 382_966_011_233L;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd")
		.withZone(ZoneOffset.ofHours(8));

	private final AtomicLong next;

	/**
	 * Create a source of ids.
	 * @param random where the numbers start
	 */
	public ComplaintIds(RandomText random) {
		this.next = new AtomicLong(Long.parseLong(random.digits(12)));
	}

	/**
	 * Return a new id.
	 * @param time when the complaint is raised
	 * @return twenty-seven digits
	 */
	public String next(Instant time) {
		long number = this.next.getAndUpdate((last) -> (last + STEP) % NUMBERS);
		return "2002018" + DAY.format(time) + String.format(Locale.ROOT, "%012d", number);
	}

}
