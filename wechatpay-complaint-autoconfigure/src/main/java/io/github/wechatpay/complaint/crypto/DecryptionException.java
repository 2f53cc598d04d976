package io.github.wechatpay.complaint.crypto;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when something that was encrypted for the merchant could not be decrypted.
 */
public final class DecryptionException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	DecryptionException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
