package io.github.wechatpay.complaint.autoconfigure.metrics;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * {@link VerificationListener} that counts the responses that were not accepted. Those
 * that were are in the metrics of the operations.
 */
final class ResponseMetrics implements VerificationListener {

	private final MeterRegistry registry;

	private final @Nullable VerificationFailures failures;

	private ResponseMetrics(MeterRegistry registry, @Nullable VerificationFailures failures) {
		this.registry = registry;
		this.failures = failures;
	}

	static ResponseMetrics ofOnlyMerchant(MeterRegistry registry) {
		return new ResponseMetrics(registry, new VerificationFailures(registry, "response", Tags.empty()));
	}

	/**
	 * Create metrics that count nothing themselves, since there cannot be counters with
	 * the tag of a merchant and without.
	 */
	static ResponseMetrics ofSeveralMerchants(MeterRegistry registry) {
		return new ResponseMetrics(registry, null);
	}

	@Override
	public VerificationListener forMerchant(String merchant) {
		return (this.failures != null) ? this : new ResponseMetrics(this.registry,
				new VerificationFailures(this.registry, "response", Tags.of("merchant", merchant)));
	}

	@Override
	public void rejected(SignatureVerificationException failure) {
		if (this.failures != null) {
			this.failures.count(failure.getReason());
		}
	}

}
