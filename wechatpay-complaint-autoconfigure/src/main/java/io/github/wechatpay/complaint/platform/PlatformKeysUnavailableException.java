package io.github.wechatpay.complaint.platform;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the platform certificates could not be downloaded, so that a signature
 * cannot be verified at the moment.
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
