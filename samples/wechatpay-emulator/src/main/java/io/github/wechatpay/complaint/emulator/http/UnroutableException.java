package io.github.wechatpay.complaint.emulator.http;

import java.io.Serial;

/**
 * Nothing handles this path, or nothing handles this method there.
 */
public final class UnroutableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * The methods that are handled, as an {@code Allow} header lists them.
	 */
	private final String allow;

	UnroutableException(String allow) {
		super((allow.isEmpty()) ? "No such path" : "The methods of this path are " + allow);
		this.allow = allow;
	}

	/**
	 * Return the status that says so.
	 * @return 404 or 405
	 */
	public int status() {
		return (this.allow.isEmpty()) ? 404 : 405;
	}

	/**
	 * Add the methods that are handled to an answer.
	 * @param answer the answer
	 * @return the answer, with an {@code Allow} header if there are such methods
	 */
	public Answer describe(Answer answer) {
		return (this.allow.isEmpty()) ? answer : answer.with("Allow", this.allow);
	}

}
