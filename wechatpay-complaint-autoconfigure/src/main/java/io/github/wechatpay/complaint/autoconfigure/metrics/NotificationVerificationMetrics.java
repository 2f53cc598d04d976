package io.github.wechatpay.complaint.autoconfigure.metrics;

import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * {@link ReceptionListener} that counts the notifications whose signature was not
 * accepted. All others are in the metrics of the receptions.
 */
final class NotificationVerificationMetrics implements ReceptionListener {

	private final VerificationFailures failures;

	NotificationVerificationMetrics(MeterRegistry registry) {
		this.failures = new VerificationFailures(registry, "notification");
	}

	@Override
	public void received(Reception reception, @Nullable Throwable failure) {
		if (failure instanceof SignatureVerificationException rejected) {
			this.failures.count(rejected.getReason());
		}
	}

}
