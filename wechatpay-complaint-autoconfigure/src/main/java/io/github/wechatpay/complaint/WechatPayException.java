package io.github.wechatpay.complaint;

import org.jspecify.annotations.Nullable;

/**
 * Base of the exceptions that tell what went wrong between the application and WeChat
 * Pay. No message of this family contains a key, a signature, an {@code Authorization}
 * header or the body of a message.
 */
public abstract class WechatPayException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create a new exception.
	 * @param message what happened, and what to do about it
	 */
	protected WechatPayException(String message) {
		super(message);
	}

	/**
	 * Create a new exception.
	 * @param message what happened, and what to do about it
	 * @param cause the reason, if there is one
	 */
	protected WechatPayException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
