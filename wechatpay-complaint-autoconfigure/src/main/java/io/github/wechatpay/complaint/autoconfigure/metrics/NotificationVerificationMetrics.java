package io.github.wechatpay.complaint.autoconfigure.metrics;

import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * {@link ReceptionListener} that counts the notifications whose signature was not
 * accepted. All others are in the metrics of the receptions.
 */
final class NotificationVerificationMetrics implements ReceptionListener {

	private final MeterRegistry registry;

	private final @Nullable VerificationFailures failures;

	private NotificationVerificationMetrics(MeterRegistry registry, @Nullable VerificationFailures failures) {
		this.registry = registry;
		this.failures = failures;
	}

	static NotificationVerificationMetrics ofOnlyMerchant(MeterRegistry registry) {
		return new NotificationVerificationMetrics(registry,
				new VerificationFailures(registry, "notification", Tags.empty()));
	}

	/**
	 * Create metrics that count nothing themselves, since there cannot be counters with
	 * the tag of a merchant and without.
	 */
	static NotificationVerificationMetrics ofSeveralMerchants(MeterRegistry registry) {
		return new NotificationVerificationMetrics(registry, null);
	}

	@Override
	public ReceptionListener forMerchant(String merchant) {
		return (this.failures != null) ? this : new NotificationVerificationMetrics(this.registry,
				new VerificationFailures(this.registry, "notification", Tags.of("merchant", merchant)));
	}

	@Override
	public void received(Reception reception, @Nullable Throwable failure) {
		if (this.failures != null && failure instanceof SignatureVerificationException rejected) {
			this.failures.count(rejected.getReason());
		}
	}

}
