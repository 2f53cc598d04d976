package io.github.wechatpay.complaint.callback;

/**
 * The store could not tell whether a notification has been handled, or could not note
 * that it has.
 */
final class StoreUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StoreUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
