package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Counts what arrives at the notification URL by what came of it. Every counter is there
 * from the beginning, so that its first increment is seen as one.
 */
final class ReceptionMetrics implements ReceptionListener {

	private final Map<Reception, Counter> receptions = new EnumMap<>(Reception.class);

	private final VerificationFailures failures;

	ReceptionMetrics(MeterRegistry registry) {
		for (Reception reception : Reception.values()) {
			this.receptions.put(reception,
					Counter.builder("wechatpay.complaint.notifications")
						.description("Messages at the notification URL")
						.tag("outcome", reception.name().toLowerCase(Locale.ROOT))
						.register(registry));
		}
		this.failures = new VerificationFailures(registry, "notification");
	}

	@Override
	public void received(Reception reception, @Nullable Throwable failure) {
		this.receptions.get(reception).increment();
		if (failure instanceof SignatureVerificationException rejected) {
			this.failures.count(rejected.getReason());
		}
	}

}
