package io.github.wechatpay.complaint.reconciliation;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How complaints are looked at.
 *
 * @param interval how often, at least a second
 * @param lookback how old complaints may be
 */
public record ReconciliationSettings(Duration interval, Duration lookback) {

	/**
	 * The shortest interval.
	 */
	public static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	/**
	 * Create settings.
	 * @param interval how often, at least a second
	 * @param lookback how old complaints may be
	 */
	public ReconciliationSettings {
		Assert.isTrue(interval.compareTo(SHORTEST_INTERVAL) >= 0, "'interval' must be at least 1s");
		Assert.isTrue(!lookback.isNegative() && !lookback.isZero(), "'lookback' must be positive");
	}

}
