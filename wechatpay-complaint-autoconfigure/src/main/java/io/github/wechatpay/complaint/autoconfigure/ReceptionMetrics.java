package io.github.wechatpay.complaint.autoconfigure;

import java.util.Locale;

import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Counts what arrives at the notification URL by what came of it.
 */
final class ReceptionMetrics implements ReceptionListener {

	private final MeterRegistry registry;

	ReceptionMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void received(Reception reception, @Nullable Throwable failure) {
		this.registry
			.counter("wechatpay.complaint.notifications", "outcome", lowerCase(reception), "reason", reason(failure))
			.increment();
	}

	private static String reason(@Nullable Throwable failure) {
		return (failure instanceof SignatureVerificationException rejected) ? lowerCase(rejected.getReason()) : "none";
	}

	private static String lowerCase(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
