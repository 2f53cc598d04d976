package io.github.wechatpay.complaint.callback;

/**
 * How far a message has come, which is what there is to say if its time is over.
 */
final class Progress {

	private volatile Step step = Step.BODY;

	void reached(Step step) {
		this.step = step;
	}

	Step step() {
		return this.step;
	}

	/**
	 * What a message may be waiting for.
	 */
	enum Step {

		BODY(Reception.INCOMPLETE, "The body of a message at the notification URL did not arrive"),

		KEYS(Reception.KEYS_UNAVAILABLE, "The platform keys that verify a message were not to be had"),

		CLAIM(Reception.STORE_UNAVAILABLE, "The store did not tell whether a notification has been handled"),

		HANDLING(Reception.TIMED_OUT, "A notification was not handled");

		private final Reception reception;

		private final String problem;

		Step(Reception reception, String problem) {
			this.reception = reception;
			this.problem = problem;
		}

		Reception reception() {
			return this.reception;
		}

		String problem() {
			return this.problem;
		}

	}

}
