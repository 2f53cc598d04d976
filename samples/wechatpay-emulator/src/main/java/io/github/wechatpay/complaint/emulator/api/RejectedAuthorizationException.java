package io.github.wechatpay.complaint.emulator.api;

import java.io.Serial;

/**
 * The {@code Authorization} header of a request does not convince.
 */
final class RejectedAuthorizationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String field;

	private final String issue;

	RejectedAuthorizationException(String message, String field, String issue) {
		super(message);
		this.field = field;
		this.issue = issue;
	}

	String field() {
		return this.field;
	}

	String issue() {
		return this.issue;
	}

}
