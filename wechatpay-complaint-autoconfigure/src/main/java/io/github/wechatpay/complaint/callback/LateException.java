package io.github.wechatpay.complaint.callback;

import java.time.Duration;

/**
 * Thrown when the time for a response is over.
 */
final class LateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reception reception;

	LateException(Progress.Step step, Duration timeout) {
		super(step.problem() + " within " + timeout.toMillis() + " ms (wechatpay.complaint.callback.handler-timeout)"
				+ ((step == Progress.Step.HANDLING) ? "; the handler goes on, and its outcome will be logged" : ""));
		this.reception = step.reception();
	}

	Reception getReception() {
		return this.reception;
	}

}
