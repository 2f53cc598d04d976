package io.github.wechatpay.complaint.autoconfigure;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ReceptionMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReceptionMetricsAutoConfiguration.class));

	private final ApplicationContextRunner withRegistry = this.contextRunner.withBean(MeterRegistry.class,
			SimpleMeterRegistry::new);

	@Test
	void nothingIsCountedWithoutARegistry() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReceptionMetrics.class));
	}

	@Test
	void nothingIsCountedWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReceptionListener.class));
	}

	@Test
	void nothingIsCountedWhenSwitchedOff() {
		this.withRegistry.withPropertyValues("wechatpay.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReceptionMetrics.class));
	}

	@ParameterizedTest
	@EnumSource(Reception.class)
	void everyOutcomeIsCountedUnderItsName(Reception reception) {
		this.withRegistry.run((context) -> {
			ReceptionListener listener = context.getBean(ReceptionListener.class);
			listener.received(reception, null);
			listener.received(reception, new IllegalStateException());
			assertThat(context.getBean(MeterRegistry.class)
				.get("wechatpay.complaint.notifications")
				.tags("outcome", reception.toString().toLowerCase(Locale.ROOT), "reason", "none")
				.counter()
				.count()).isEqualTo(2);
		});
	}

	@ParameterizedTest
	@EnumSource(Reason.class)
	void reasonOfARejectionIsATag(Reason reason) {
		this.withRegistry.run((context) -> {
			context.getBean(ReceptionListener.class)
				.received(Reception.UNTRUSTED, new SignatureVerificationException(reason, "rejected", false));
			Set<String> tags = context.getBean(MeterRegistry.class)
				.get("wechatpay.complaint.notifications")
				.counter()
				.getId()
				.getTags()
				.stream()
				.map(Tag::toString)
				.collect(Collectors.toSet());
			assertThat(tags).containsExactlyInAnyOrder("tag(outcome=untrusted)",
					"tag(reason=" + reason.name().toLowerCase(Locale.ROOT) + ")");
		});
	}

}
