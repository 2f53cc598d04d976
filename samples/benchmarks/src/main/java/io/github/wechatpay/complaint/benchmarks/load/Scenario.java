package io.github.wechatpay.complaint.benchmarks.load;

import java.util.List;

/**
 * How subjects are measured.
 */
enum Scenario {

	/**
	 * As many calls as there are callers, to a platform that answers at once.
	 */
	CLOSED_LOOP(2048, 0, List.of(1, 16, 64)),

	/**
	 * A thousand calls in flight to a platform that takes 200 ms.
	 */
	IN_FLIGHT(2048, 200, List.of(SubjectType.MOST_CALLERS)),

	/**
	 * Keys of next to no length, so that what is left is the cost of the library.
	 */
	SHORT_KEYS(512, 0, List.of(16));

	private final int keyBits;

	private final long latencyMillis;

	private final List<Integer> callers;

	Scenario(int keyBits, long latencyMillis, List<Integer> callers) {
		this.keyBits = keyBits;
		this.latencyMillis = latencyMillis;
		this.callers = callers;
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

}
