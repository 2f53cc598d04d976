package io.github.wechatpay.complaint.benchmarks.micro;

/**
 * Sees to it that nothing is measured that did not work.
 */
final class Outcome {

	private Outcome() {
	}

	static boolean require(boolean right) {
		if (!right) {
			throw new IllegalStateException("The signature was not accepted");
		}
		return true;
	}

}
