package io.github.wechatpay.complaint.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * How subjects are measured.
 */
enum Scenario {

	/**
	 * As many calls as there are callers, to a platform that answers at once.
	 */
	CLOSED_LOOP(2048, 0, List.of(1, 16, 64), Duration.ofSeconds(20)),

	/**
	 * A thousand calls in flight to a platform that takes 200 ms.
	 */
	IN_FLIGHT(2048, 200, List.of(SubjectType.MOST_CALLERS), Duration.ofSeconds(20)),

	/**
	 * Keys of next to no length, so that what is left is the cost of the library. Nothing
	 * covers what the compiler of the JVM costs either, so it is given time to end.
	 */
	SHORT_KEYS(512, 0, List.of(16), Duration.ofSeconds(45));

	private final int keyBits;

	private final long latencyMillis;

	private final List<Integer> callers;

	private final Duration warmUp;

	Scenario(int keyBits, long latencyMillis, List<Integer> callers, Duration warmUp) {
		this.keyBits = keyBits;
		this.latencyMillis = latencyMillis;
		this.callers = callers;
		this.warmUp = warmUp;
	}

	int keyBits() {
		return this.keyBits;
	}

	long latencyMillis() {
		return this.latencyMillis;
	}

	List<Integer> callers() {
		return this.callers;
	}

	Duration warmUp() {
		return this.warmUp;
	}

}
