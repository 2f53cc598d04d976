package io.github.wechatpay.complaint.callback;

/**
 * Thrown when the body of a message did not arrive as a whole.
 */
final class IncompleteMessageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IncompleteMessageException(Throwable cause) {
		super("Its body did not arrive as a whole: " + cause.getMessage(), cause);
	}

}
