package io.github.wechatpay.complaint.autoconfigure.metrics;

import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import org.jspecify.annotations.Nullable;

/**
 * {@link ReceptionListener} that counts the notifications whose signature was not
 * accepted. All others are in the metrics of the receptions.
 */
final class NotificationVerificationMetrics implements ReceptionListener {

	private final VerificationFailures failures;

	NotificationVerificationMetrics(VerificationFailures failures) {
		this.failures = failures;
	}

	@Override
	public ReceptionListener forMerchant(String merchant) {
		return new NotificationVerificationMetrics(this.failures.forMerchant(merchant));
	}

	@Override
	public void received(Reception reception, @Nullable Throwable failure) {
		if (failure instanceof SignatureVerificationException rejected) {
			this.failures.count(rejected.getReason());
		}
	}

}
