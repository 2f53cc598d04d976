package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

import io.github.wechatpay.complaint.callback.inbox.InboxStatistics;
import io.github.wechatpay.complaint.callback.inbox.JdbcNotificationInbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * {@link MeterBinder} for what is in the inbox, which the database is asked for once for
 * all gauges.
 */
final class InboxMetrics implements MeterBinder {

	private static final Duration VALIDITY = Duration.ofSeconds(5);

	private final JdbcNotificationInbox inbox;

	private final Clock clock;

	private @Nullable InboxStatistics statistics;

	private Instant validUntil = Instant.MIN;

	InboxMetrics(JdbcNotificationInbox inbox, Clock clock) {
		this.inbox = inbox;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bind(registry, "pending", "Complaint notifications that wait or are being handled", InboxStatistics::pending);
		bind(registry, "dead", "Complaint notifications of which every attempt has failed", InboxStatistics::dead);
		Gauge
			.builder("wechatpay.complaint.inbox.oldest.age", this,
					(metrics) -> metrics.value((values) -> values.oldestAge().toMillis() / 1000.0))
			.description("How long the oldest pending complaint notification has been in the inbox")
			.baseUnit("seconds")
			.register(registry);
	}

	private void bind(MeterRegistry registry, String name, String description,
			ToDoubleFunction<InboxStatistics> value) {
		Gauge.builder("wechatpay.complaint.inbox." + name, this, (metrics) -> metrics.value(value))
			.description(description)
			.register(registry);
	}

	private double value(ToDoubleFunction<InboxStatistics> value) {
		InboxStatistics current = current();
		return (current != null) ? value.applyAsDouble(current) : Double.NaN;
	}

	private synchronized @Nullable InboxStatistics current() {
		Instant now = this.clock.instant();
		if (!now.isBefore(this.validUntil)) {
			this.validUntil = now.plus(VALIDITY);
			this.statistics = read();
		}
		return this.statistics;
	}

	// a database that does not respond must not spoil the other metrics
	private @Nullable InboxStatistics read() {
		try {
			return this.inbox.getStatistics();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

}
