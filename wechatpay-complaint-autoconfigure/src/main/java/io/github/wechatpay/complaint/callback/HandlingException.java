package io.github.wechatpay.complaint.callback;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a notification was not handled.
 */
public final class HandlingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HandlingOutcome outcome;

	HandlingException(HandlingOutcome outcome, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.outcome = outcome;
	}

	/**
	 * Return the outcome.
	 * @return any but {@link HandlingOutcome#HANDLED}
	 */
	public HandlingOutcome getOutcome() {
		return this.outcome;
	}

}
