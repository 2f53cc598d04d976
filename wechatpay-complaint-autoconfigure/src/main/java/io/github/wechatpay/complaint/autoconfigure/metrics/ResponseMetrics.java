package io.github.wechatpay.complaint.autoconfigure.metrics;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * {@link VerificationListener} that counts the responses that were not accepted. Those
 * that were are in the metrics of the operations.
 */
final class ResponseMetrics implements VerificationListener {

	private final VerificationFailures failures;

	ResponseMetrics(MeterRegistry registry) {
		this.failures = new VerificationFailures(registry, "response");
	}

	@Override
	public void rejected(SignatureVerificationException failure) {
		this.failures.count(failure.getReason());
	}

}
