package io.github.wechatpay.complaint.client;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;

/**
 * WeChat Pay answered, but with something that cannot be used: too large, empty where a
 * body belongs, or not of the documented shape.
 */
public final class WechatPayResponseException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create a new exception.
	 * @param message what is wrong with the answer, without quoting it
	 * @param cause the reason, if there is one
	 */
	public WechatPayResponseException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
