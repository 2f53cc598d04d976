package io.github.wechatpay.complaint.client;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * Limits of the client.
 *
 * @param connectTimeout how long a connection may take
 * @param responseTimeout how long a response may take, and the longest pause between two
 * attempts
 * @param maxResponseSize how many bytes a verified response may have
 * @param maxIdleTime how long an unused connection is kept
 * @param maxAttempts how many attempts a call has, the first included
 * @param initialBackoff the pause before the second attempt; it doubles with each further
 * one and varies at random by half
 */
public record ClientSettings(Duration connectTimeout, Duration responseTimeout, int maxResponseSize,
		Duration maxIdleTime, int maxAttempts, Duration initialBackoff) {

	private static final int ONE_MEGABYTE = 1024 * 1024;

	/**
	 * Create settings.
	 * @param connectTimeout how long a connection may take
	 * @param responseTimeout how long a response may take
	 * @param maxResponseSize how many bytes a verified response may have
	 * @param maxIdleTime how long an unused connection is kept
	 * @param maxAttempts how many attempts a call has, the first included
	 * @param initialBackoff the pause before the second attempt
	 */
	public ClientSettings {
		Assert.isTrue(isPositive(connectTimeout), "'connectTimeout' must be more than 0");
		Assert.isTrue(isPositive(responseTimeout), "'responseTimeout' must be more than 0");
		Assert.isTrue(maxResponseSize > 0, "'maxResponseSize' must be more than 0");
		Assert.isTrue(isPositive(maxIdleTime), "'maxIdleTime' must be more than 0");
		Assert.isTrue(maxAttempts >= 1, "'maxAttempts' must be at least 1");
		Assert.isTrue(!initialBackoff.isNegative(), "'initialBackoff' must not be negative");
	}

	/**
	 * Return the defaults: 5 s to connect, 10 s for a response of at most 1 MB, 30 s for
	 * an unused connection, 3 attempts, 200 ms before the second.
	 * @return the settings
	 */
	public static ClientSettings defaults() {
		return new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), ONE_MEGABYTE, Duration.ofSeconds(30),
				3, Duration.ofMillis(200));
	}

	/**
	 * Return these settings with other time-outs.
	 * @param connectTimeout how long a connection may take
	 * @param responseTimeout how long a response may take
	 * @return the settings
	 */
	public ClientSettings withTimeouts(Duration connectTimeout, Duration responseTimeout) {
		return new ClientSettings(connectTimeout, responseTimeout, this.maxResponseSize, this.maxIdleTime,
				this.maxAttempts, this.initialBackoff);
	}

	/**
	 * Return these settings with another limit of the size of a response.
	 * @param maxResponseSize how many bytes a verified response may have
	 * @return the settings
	 */
	public ClientSettings withMaxResponseSize(int maxResponseSize) {
		return new ClientSettings(this.connectTimeout, this.responseTimeout, maxResponseSize, this.maxIdleTime,
				this.maxAttempts, this.initialBackoff);
	}

	/**
	 * Return these settings with other repetitions.
	 * @param maxAttempts how many attempts a call has, the first included
	 * @param initialBackoff the pause before the second attempt
	 * @return the settings
	 */
	public ClientSettings withRetries(int maxAttempts, Duration initialBackoff) {
		return new ClientSettings(this.connectTimeout, this.responseTimeout, this.maxResponseSize, this.maxIdleTime,
				maxAttempts, initialBackoff);
	}

	Duration attemptTimeout() {
		return this.connectTimeout.plus(this.responseTimeout);
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

}
