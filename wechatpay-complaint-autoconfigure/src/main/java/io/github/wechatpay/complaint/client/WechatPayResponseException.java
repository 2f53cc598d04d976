package io.github.wechatpay.complaint.client;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a response cannot be used: too large, empty where a body belongs, or not of
 * the documented shape.
 */
public final class WechatPayResponseException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create a new exception.
	 * @param message what is wrong with the response, without quoting it
	 * @param cause the reason, if there is one
	 */
	public WechatPayResponseException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
