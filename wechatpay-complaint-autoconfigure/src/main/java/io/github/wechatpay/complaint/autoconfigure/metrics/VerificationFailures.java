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

	private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

	VerificationFailures(MeterRegistry registry, String message, Tags tags) {
		for (Reason reason : Reason.values()) {
			this.counters.put(reason,
					Counter.builder("wechatpay.verification.failures")
						.description("Messages that were not accepted as signed by WeChat Pay")
						.tags(tags)
						.tag("message", message)
						.tag("reason", reason.name().toLowerCase(Locale.ROOT))
						.register(registry));
		}
	}

	void count(Reason reason) {
		this.counters.get(reason).increment();
	}

}
