package io.github.wechatpay.complaint.emulator;

import java.io.Serial;

/**
 * The control plane says no.
 */
final class ControlException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	ControlException(int status, String code, Exception reason) {
		super(reason.getMessage(), reason);
		this.status = status;
		this.code = code;
	}

	int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

}
