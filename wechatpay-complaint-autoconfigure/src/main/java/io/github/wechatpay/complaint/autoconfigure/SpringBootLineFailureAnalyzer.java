package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.autoconfigure.SpringBootLineVerifier.UnsupportedSpringBootLineException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for a line of Spring Boot that is too old.
 */
final class SpringBootLineFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedSpringBootLineException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSpringBootLineException cause) {
		// switching the starter off is no way out, since it brings modules of Boot along
		return new FailureAnalysis(cause.getMessage() + ".", "Upgrade the application to Spring Boot "
				+ SpringBootLineVerifier.OLDEST_SUPPORTED + ".0 or newer, or remove the dependency on this starter.",
				cause);
	}

}
