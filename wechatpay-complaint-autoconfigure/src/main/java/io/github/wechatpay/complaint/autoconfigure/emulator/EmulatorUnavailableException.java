package io.github.wechatpay.complaint.autoconfigure.emulator;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when nothing can be learned from an emulator.
 */
final class EmulatorUnavailableException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	EmulatorUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
