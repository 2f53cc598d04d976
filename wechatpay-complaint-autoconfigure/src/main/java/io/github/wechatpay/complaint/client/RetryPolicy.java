package io.github.wechatpay.complaint.client;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How often and after which pauses a failed call is repeated.
 *
 * @param maxAttempts how many attempts are made in all, the first included
 * @param initialBackoff the pause before the second attempt; it doubles with each further
 * one and varies at random by half
 */
public record RetryPolicy(int maxAttempts, Duration initialBackoff) {

	/**
	 * Create a policy.
	 * @param maxAttempts how many attempts are made in all, the first included
	 * @param initialBackoff the pause before the second attempt
	 */
	public RetryPolicy {
		Assert.isTrue(maxAttempts >= 1, "'maxAttempts' must be at least 1");
		Assert.isTrue(!initialBackoff.isNegative(), "'initialBackoff' must not be negative");
	}

}
