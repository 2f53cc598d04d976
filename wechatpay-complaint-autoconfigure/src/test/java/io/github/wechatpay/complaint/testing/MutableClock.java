package io.github.wechatpay.complaint.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is told to go on.
 */
public final class MutableClock extends Clock {

	private final AtomicReference<Instant> now;

	/**
	 * Create a clock that shows when messages are signed.
	 */
	public MutableClock() {
		this(PlatformSigner.NOW);
	}

	/**
	 * Create a clock that shows the given time.
	 * @param now the time
	 */
	public MutableClock(Instant now) {
		this.now = new AtomicReference<>(now);
	}

	/**
	 * Let time pass.
	 * @param time how long
	 */
	public void advance(Duration time) {
		this.now.updateAndGet((now) -> now.plus(time));
	}

	@Override
	public Instant instant() {
		return this.now.get();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}
