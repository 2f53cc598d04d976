package io.github.wechatpay.complaint.callback;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a notification was not handled.
 */
final class HandlingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HandlingOutcome outcome;

	HandlingException(HandlingOutcome outcome, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.outcome = outcome;
	}

	HandlingOutcome getOutcome() {
		return this.outcome;
	}

}
