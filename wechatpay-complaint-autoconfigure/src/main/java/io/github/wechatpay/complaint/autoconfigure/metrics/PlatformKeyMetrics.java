package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Measures how long platform certificates still serve: until the last of them expires,
 * since a new one serves beside the old one.
 */
final class PlatformKeyMetrics implements MeterBinder {

	private final PlatformKeyRing keyRing;

	private final Clock clock;

	PlatformKeyMetrics(PlatformKeyRing keyRing, Clock clock) {
		this.keyRing = keyRing;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		TimeGauge.builder("wechatpay.platform.certificates.expiry", this::secondsUntilExpiry, TimeUnit.SECONDS)
			.description("Time until the last platform certificate at hand expires, negative when it has; "
					+ "not a number when there is none")
			.register(registry);
	}

	private double secondsUntilExpiry() {
		Instant now = this.clock.instant();
		return this.keyRing.getKeys()
			.stream()
			.map(PlatformKey::expiresAt)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.map((expiry) -> (double) Duration.between(now, expiry).toSeconds())
			.orElse(Double.NaN);
	}

}
