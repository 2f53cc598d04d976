package io.github.wechatpay.complaint.callback.inbox;

import java.time.Duration;

/**
 * Settings of the inbox.
 *
 * @param maxAttempts the number of attempts after which a notification is dead
 * @param initialBackoff the pause after the first failure, which doubles with each
 * further one
 * @param maxBackoff the longest pause
 * @param heartbeat how often an instance says that it is still handling a notification.
 * After four times without, another instance takes over
 */
public record InboxSettings(int maxAttempts, Duration initialBackoff, Duration maxBackoff, Duration heartbeat) {

	private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(10);

	// instances that failed together must not come back together
	private static final double JITTER = 0.25;

	/**
	 * Create new settings with a heartbeat every 10 seconds.
	 * @param maxAttempts the number of attempts after which a notification is dead
	 * @param initialBackoff the pause after the first failure
	 * @param maxBackoff the longest pause
	 */
	public InboxSettings(int maxAttempts, Duration initialBackoff, Duration maxBackoff) {
		this(maxAttempts, initialBackoff, maxBackoff, DEFAULT_HEARTBEAT);
	}

	/**
	 * Return the pause after a failure.
	 * @param attempts the number of attempts so far
	 * @param random a number between 0 and 1, by which the pause is up to a quarter
	 * shorter
	 */
	Duration backoff(int attempts, double random) {
		double doubled = this.initialBackoff.toMillis() * Math.pow(2, attempts - 1);
		double capped = Math.min(doubled, this.maxBackoff.toMillis());
		return Duration.ofMillis((long) (capped * (1 - JITTER * random)));
	}

}
