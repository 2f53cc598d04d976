package io.github.wechatpay.complaint.autoconfigure.emulator;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells where an emulator was expected.
 */
final class EmulatorUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<EmulatorUnavailableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EmulatorUnavailableException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Start the emulator before the application, or correct its address (" + OnEmulatorUri.PROPERTY + ").",
				cause);
	}

}
