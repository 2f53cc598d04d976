package io.github.wechatpay.complaint.crypto;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;

/**
 * Something encrypted could not be decrypted with the configured APIv3 key.
 */
public final class DecryptionException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	DecryptionException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
