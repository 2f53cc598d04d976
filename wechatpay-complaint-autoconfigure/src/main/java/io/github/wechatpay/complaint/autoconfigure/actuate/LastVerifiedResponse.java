package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.wechatpay.complaint.platform.VerificationListener;
import org.jspecify.annotations.Nullable;

/**
 * {@link VerificationListener} that remembers when a response to each merchant was last
 * verified.
 */
final class LastVerifiedResponse implements VerificationListener {

	private final Clock clock;

	private final Map<String, Instant> times = new ConcurrentHashMap<>();

	LastVerifiedResponse(Clock clock) {
		this.clock = clock;
	}

	@Override
	public VerificationListener forMerchant(String merchant) {
		return new VerificationListener() {

			@Override
			public void verified() {
				LastVerifiedResponse.this.times.put(merchant, LastVerifiedResponse.this.clock.instant());
			}

		};
	}

	@Nullable Instant time(String merchant) {
		return this.times.get(merchant);
	}

}
