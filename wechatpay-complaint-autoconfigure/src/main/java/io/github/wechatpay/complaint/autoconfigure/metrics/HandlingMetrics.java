package io.github.wechatpay.complaint.autoconfigure.metrics;

import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for the handlings that are active.
 */
final class HandlingMetrics implements MeterBinder {

	private final HandlingSupervisor supervisor;

	HandlingMetrics(HandlingSupervisor supervisor) {
		this.supervisor = supervisor;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("wechatpay.complaint.handling.active", this.supervisor, HandlingSupervisor::getActive)
			.description("Handlings of complaint notifications that have begun and have no outcome yet")
			.register(registry);
	}

}
