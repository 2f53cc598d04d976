package io.github.wechatpay.complaint.autoconfigure.metrics;

import io.github.wechatpay.complaint.client.AnswerListener;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts the answers that were not accepted. Those that were are in the metrics of the
 * operations.
 */
final class AnswerMetrics implements AnswerListener {

	private final VerificationFailures failures;

	AnswerMetrics(MeterRegistry registry) {
		this.failures = new VerificationFailures(registry, "answer");
	}

	@Override
	public void verified() {
	}

	@Override
	public void rejected(SignatureVerificationException failure) {
		this.failures.count(failure.getReason());
	}

}
