package io.github.wechatpay.complaint.callback;

/**
 * The outcome of the handling of a notification.
 */
public enum HandlingOutcome {

	/**
	 * Every handler has completed.
	 */
	HANDLED,

	/**
	 * A handler failed.
	 */
	FAILED,

	/**
	 * The handlers did not end within the longest time that a handling may take.
	 */
	ABANDONED,

	/**
	 * The application stopped, and the handlers did not end in the time that was left.
	 */
	CANCELLED

}
