package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.time.Clock;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayPlatformAutoConfiguration;
import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the metrics of WeChat Pay.
 */
@AutoConfiguration(after = { WechatPayPlatformAutoConfiguration.class, ComplaintCallbackAutoConfiguration.class },
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class WechatPayMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NotificationVerificationMetrics complaintNotificationVerificationMetrics(MeterRegistry registry) {
		return new NotificationVerificationMetrics(registry);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(HandlingSupervisor.class)
	HandlingMetrics complaintNotificationHandlingMetrics(HandlingSupervisor supervisor) {
		return new HandlingMetrics(supervisor);
	}

	@Bean
	@ConditionalOnMissingBean
	AnswerMetrics wechatPayAnswerMetrics(MeterRegistry registry) {
		return new AnswerMetrics(registry);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(PlatformKeyRing.class)
	PlatformKeyMetrics wechatPayPlatformKeyMetrics(PlatformKeyRing keyRing, ObjectProvider<Clock> clock) {
		return new PlatformKeyMetrics(keyRing, clock.getIfUnique(Clock::systemUTC));
	}

}
