package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.reconciliation.ComplaintReconciler;
import io.github.wechatpay.complaint.reconciliation.OpenComplaints;
import io.github.wechatpay.complaint.reconciliation.ReconciliationStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for what reconciliation has seen. What is open is told by the
 * instance that has looked last.
 */
final class ReconciliationMetrics implements MeterBinder {

	private final ComplaintReconciler reconciler;

	private final MerchantNames merchants;

	private final Clock clock;

	ReconciliationMetrics(ComplaintReconciler reconciler, MerchantNames merchants, Clock clock) {
		this.reconciler = reconciler;
		this.merchants = merchants;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.merchants.all()
			.forEach((merchant) -> bindTo(registry, merchant,
					this.merchants.areSeveral() ? Tags.of("merchant", merchant) : Tags.empty()));
	}

	private void bindTo(MeterRegistry registry, String merchant, Tags tags) {
		count(registry, "looked", "Complaints that reconciliation has looked at", merchant, tags,
				ReconciliationStatus::looked);
		count(registry, "found", "Complaints of which no notification was handled", merchant, tags,
				ReconciliationStatus::found);
		gauge(registry, "open", "Complaints that are not processed", merchant, tags, OpenComplaints::open);
		gauge(registry, "overdue", "Open complaints that have missed a deadline", merchant, tags,
				OpenComplaints::overdue);
		Gauge
			.builder("wechatpay.complaint.next.reply.due", this,
					(metrics) -> metrics.value(merchant, this::secondsUntilReply))
			.description("Time until the next first response to a payer is due, negative if it was")
			.baseUnit("seconds")
			.tags(tags)
			.register(registry);
	}

	private void count(MeterRegistry registry, String name, String description, String merchant, Tags tags,
			ToDoubleFunction<ReconciliationStatus> value) {
		FunctionCounter
			.builder("wechatpay.complaint.reconciliation." + name, this, (metrics) -> metrics.count(merchant, value))
			.description(description)
			.tags(tags)
			.register(registry);
	}

	private void gauge(MeterRegistry registry, String name, String description, String merchant, Tags tags,
			ToDoubleFunction<OpenComplaints> value) {
		Gauge.builder("wechatpay.complaint." + name, this, (metrics) -> metrics.value(merchant, value))
			.description(description)
			.tags(tags)
			.register(registry);
	}

	private double count(String merchant, ToDoubleFunction<ReconciliationStatus> value) {
		ReconciliationStatus status = this.reconciler.getStatus(merchant);
		return (status != null) ? value.applyAsDouble(status) : 0;
	}

	private double value(String merchant, ToDoubleFunction<OpenComplaints> value) {
		ReconciliationStatus status = this.reconciler.getStatus(merchant);
		OpenComplaints complaints = (status != null) ? status.openComplaints() : null;
		return (complaints != null) ? value.applyAsDouble(complaints) : Double.NaN;
	}

	private double secondsUntilReply(OpenComplaints complaints) {
		return (complaints.nextReplyDue() != null)
				? Duration.between(this.clock.instant(), complaints.nextReplyDue()).toMillis() / 1000.0 : Double.NaN;
	}

}
