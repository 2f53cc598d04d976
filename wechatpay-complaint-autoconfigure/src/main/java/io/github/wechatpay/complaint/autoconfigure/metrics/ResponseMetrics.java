package io.github.wechatpay.complaint.autoconfigure.metrics;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.VerificationListener;

/**
 * {@link VerificationListener} that counts the responses that were not accepted. Those
 * that were are in the metrics of the operations.
 */
final class ResponseMetrics implements VerificationListener {

	private final VerificationFailures failures;

	ResponseMetrics(VerificationFailures failures) {
		this.failures = failures;
	}

	@Override
	public VerificationListener forMerchant(String merchant) {
		return new ResponseMetrics(this.failures.forMerchant(merchant));
	}

	@Override
	public void rejected(SignatureVerificationException failure) {
		this.failures.count(failure.getReason());
	}

}
