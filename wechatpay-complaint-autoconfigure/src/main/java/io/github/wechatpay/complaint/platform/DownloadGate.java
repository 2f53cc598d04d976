package io.github.wechatpay.complaint.platform;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Decides when another download may start, so that neither a platform in trouble nor a
 * stranger with made-up serial numbers makes the application call out again and again.
 */
final class DownloadGate {

	private static final Duration UNKNOWN_SERIAL_INTERVAL = Duration.ofMinutes(1);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private Instant closedUntil = Instant.MIN;

	private Duration pause = FIRST_PAUSE;

	private @Nullable Throwable failure;

	boolean isOpen(Instant now) {
		return !now.isBefore(this.closedUntil);
	}

	/**
	 * Return why the last download failed, if it did.
	 */
	@Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Close the gate for a minute, because a serial number is being looked for.
	 */
	void closeForUnknownSerial(Instant now) {
		this.closedUntil = now.plus(UNKNOWN_SERIAL_INTERVAL);
	}

	void succeeded() {
		this.failure = null;
		this.pause = FIRST_PAUSE;
	}

	/**
	 * Close the gate for a while that grows with each failure.
	 * @return how long
	 */
	Duration failed(Instant now, Throwable failure) {
		Duration wait = this.pause;
		this.failure = failure;
		this.closedUntil = later(this.closedUntil, now.plus(wait));
		this.pause = shorter(wait.multipliedBy(2), LONGEST_PAUSE);
		return wait;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
