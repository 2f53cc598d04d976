package io.github.wechatpay.complaint.platform;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;

/**
 * The platform certificates could not be downloaded, so that it cannot be told at the
 * moment who signed a message.
 */
public final class PlatformKeysUnavailableException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create a new exception.
	 * @param message why there are no keys, and what to do about it
	 * @param cause the reason, if there is one
	 */
	public PlatformKeysUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
