package io.github.wechatpay.complaint.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells what to do on a line of Spring Boot that is too old.
 */
final class UnsupportedSpringBootFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedSpringBootException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSpringBootException cause) {
		// switching the starter off is no way out, since it brings modules of Boot along
		return new FailureAnalysis(cause.getMessage() + ".", "Upgrade the application to Spring Boot "
				+ SpringBootLine.OLDEST_SUPPORTED + ".0 or newer, or remove the dependency on this starter.", cause);
	}

}
