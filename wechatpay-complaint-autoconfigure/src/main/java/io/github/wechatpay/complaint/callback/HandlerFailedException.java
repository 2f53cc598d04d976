package io.github.wechatpay.complaint.callback;

/**
 * A handler did not complete a notification.
 */
final class HandlerFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	HandlerFailedException(String message, Throwable cause) {
		super(message, cause);
	}

}
