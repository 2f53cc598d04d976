package io.github.wechatpay.complaint.emulator.api;

import java.io.Serial;

/**
 * The notification URL breaks a rule.
 */
final class ParameterException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	ParameterException(String issue) {
		super(issue);
	}

}
