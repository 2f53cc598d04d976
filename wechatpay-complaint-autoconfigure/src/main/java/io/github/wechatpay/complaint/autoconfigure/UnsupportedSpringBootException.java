package io.github.wechatpay.complaint.autoconfigure;

/**
 * The application runs on a line of Spring Boot that is too old.
 */
final class UnsupportedSpringBootException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnsupportedSpringBootException(SpringBootLine line) {
		super("wechatpay-complaint-spring-boot-starter does not run on Spring Boot " + line.version() + ", but needs "
				+ SpringBootLine.OLDEST_SUPPORTED + ".0 or newer");
	}

}
