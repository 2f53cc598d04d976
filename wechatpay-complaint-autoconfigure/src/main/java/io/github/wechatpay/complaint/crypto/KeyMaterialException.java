package io.github.wechatpay.complaint.crypto;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when key material cannot be used. The message says what was found instead of
 * what was expected and how to mend it, and never contains any of the material.
 */
public final class KeyMaterialException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	private final String action;

	KeyMaterialException(String problem, String action) {
		this(problem, action, null);
	}

	KeyMaterialException(String problem, String action, @Nullable Throwable cause) {
		super(problem, cause);
		this.action = action;
	}

	/**
	 * Return what to do about it.
	 * @return a sentence that tells how to provide the right material
	 */
	public String getAction() {
		return this.action;
	}

}
