package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Measures how long platform certificates still serve: until the last of them expires,
 * since a new one serves beside the old one.
 */
final class PlatformKeyMetrics implements MeterBinder {

	private final Map<String, PlatformKeyRing> keyRings;

	private final Clock clock;

	PlatformKeyMetrics(Map<String, PlatformKeyRing> keyRings, Clock clock) {
		this.keyRings = keyRings;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		boolean several = this.keyRings.size() > 1;
		this.keyRings.forEach((merchant, keyRing) -> bindTo(registry, keyRing,
				several ? Tags.of("merchant", merchant) : Tags.empty()));
	}

	private void bindTo(MeterRegistry registry, PlatformKeyRing keyRing, Tags tags) {
		TimeGauge.builder("wechatpay.platform.certificates.expiry", () -> secondsUntilExpiry(keyRing), TimeUnit.SECONDS)
			.tags(tags)
			.description("Time until the last platform certificate at hand expires, negative when it has; "
					+ "not a number when there is none")
			.register(registry);
	}

	private double secondsUntilExpiry(PlatformKeyRing keyRing) {
		Instant now = this.clock.instant();
		return keyRing.getKeys()
			.stream()
			.map(PlatformKey::expiresAt)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.map((expiry) -> (double) Duration.between(now, expiry).toSeconds())
			.orElse(Double.NaN);
	}

}
