package io.github.wechatpay.complaint.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a {@code wechatpay.*} property is missing or cannot be used. Other than
 * Boot's own exceptions of this kind it never leads to the value being printed, which may
 * be a key.
 */
final class InvalidWechatPayPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String problem;

	private final String action;

	InvalidWechatPayPropertyException(String property, String problem, String action) {
		this(property, problem, action, null);
	}

	InvalidWechatPayPropertyException(String property, String problem, String action, @Nullable Throwable cause) {
		super("The property '" + property + "' " + problem + ". " + action, cause);
		this.property = property;
		this.problem = problem;
		this.action = action;
	}

	String getProperty() {
		return this.property;
	}

	String getProblem() {
		return this.problem;
	}

	String getAction() {
		return this.action;
	}

}
