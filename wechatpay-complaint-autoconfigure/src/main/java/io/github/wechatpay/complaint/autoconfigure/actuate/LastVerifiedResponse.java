package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;

import io.github.wechatpay.complaint.platform.VerificationListener;
import org.jspecify.annotations.Nullable;

/**
 * {@link VerificationListener} that remembers when a response was last verified.
 */
final class LastVerifiedResponse implements VerificationListener {

	private final Clock clock;

	private volatile @Nullable Instant time;

	LastVerifiedResponse(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void verified() {
		this.time = this.clock.instant();
	}

	@Nullable Instant time() {
		return this.time;
	}

}
