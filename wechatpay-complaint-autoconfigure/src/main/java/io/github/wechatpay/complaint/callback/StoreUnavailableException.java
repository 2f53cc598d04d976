package io.github.wechatpay.complaint.callback;

/**
 * Thrown when the store cannot tell whether a notification has been handled, or cannot
 * note that it has.
 */
final class StoreUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StoreUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
