package io.github.wechatpay.complaint.emulator.notification;

import java.time.Duration;
import java.util.List;

/**
 * How notifications are delivered.
 *
 * @param retryIntervals the pauses before each repetition
 * @param timeout how long an answer may take
 */
public record DeliveryOptions(List<Duration> retryIntervals, Duration timeout) {

	private static final List<Duration> DOCUMENTED_INTERVALS = List.of(Duration.ofSeconds(15), Duration.ofSeconds(15),
			Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofMinutes(10), Duration.ofMinutes(20),
			Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(60),
			Duration.ofHours(3), Duration.ofHours(3), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(6));

	/**
	 * Create options.
	 * @param retryIntervals the pauses before each repetition
	 * @param timeout how long an answer may take
	 */
	public DeliveryOptions {
		retryIntervals = List.copyOf(retryIntervals);
	}

	/**
	 * Return what the platform documents: five seconds for an answer, and fifteen
	 * repetitions within about a day.
	 * @return the documented options
	 */
	public static DeliveryOptions documented() {
		return new DeliveryOptions(DOCUMENTED_INTERVALS, Duration.ofSeconds(5));
	}

}
