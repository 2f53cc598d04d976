package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Counts the messages of one kind that were not accepted as WeChat Pay's, by reason.
 */
final class VerificationFailures {

	private final MeterRegistry registry;

	private final String message;

	private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

	private VerificationFailures(MeterRegistry registry, String message) {
		this.registry = registry;
		this.message = message;
	}

	static VerificationFailures ofOnlyMerchant(MeterRegistry registry, String message) {
		return new VerificationFailures(registry, message).register(Tags.empty());
	}

	/**
	 * Create failures that count nothing themselves, since there cannot be counters with
	 * the tag of a merchant and without.
	 */
	static VerificationFailures ofSeveralMerchants(MeterRegistry registry, String message) {
		return new VerificationFailures(registry, message);
	}

	VerificationFailures forMerchant(String merchant) {
		return this.counters.isEmpty()
				? new VerificationFailures(this.registry, this.message).register(Tags.of("merchant", merchant)) : this;
	}

	private VerificationFailures register(Tags tags) {
		for (Reason reason : Reason.values()) {
			this.counters.put(reason,
					Counter.builder("wechatpay.verification.failures")
						.description("Messages that were not accepted as signed by WeChat Pay")
						.tags(tags)
						.tag("message", this.message)
						.tag("reason", reason.name().toLowerCase(Locale.ROOT))
						.register(this.registry));
		}
		return this;
	}

	void count(Reason reason) {
		Counter counter = this.counters.get(reason);
		if (counter != null) {
			counter.increment();
		}
	}

}
