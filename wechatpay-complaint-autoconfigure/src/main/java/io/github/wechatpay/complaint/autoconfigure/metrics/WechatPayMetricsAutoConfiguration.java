package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.callback.inbox.JdbcNotificationInbox;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;
import io.github.wechatpay.complaint.reconciliation.ComplaintReconciler;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the metrics of WeChat Pay.
 */
@AutoConfiguration(after = { WechatPayAutoConfiguration.class, ComplaintCallbackAutoConfiguration.class },
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class WechatPayMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NotificationVerificationMetrics complaintNotificationVerificationMetrics(MeterRegistry registry,
			ObjectProvider<MerchantNames> names) {
		return new NotificationVerificationMetrics(failures(registry, "notification", names));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(HandlingSupervisor.class)
	HandlingMetrics complaintNotificationHandlingMetrics(HandlingSupervisor supervisor) {
		return new HandlingMetrics(supervisor);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ComplaintReconciler.class)
	ReconciliationMetrics complaintReconciliationMetrics(ComplaintReconciler reconciler, MerchantNames merchants) {
		return new ReconciliationMetrics(reconciler, merchants, Clock.systemUTC());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Scheduler.class)
	@ConditionalOnBean(JdbcNotificationInbox.class)
	static class Inbox {

		@Bean
		@ConditionalOnMissingBean
		InboxMetrics complaintInboxMetrics(JdbcNotificationInbox inbox) {
			return new InboxMetrics(inbox, Clock.systemUTC());
		}

	}

	@Bean
	@ConditionalOnMissingBean
	ResponseMetrics wechatPayResponseMetrics(MeterRegistry registry, ObjectProvider<MerchantNames> names) {
		return new ResponseMetrics(failures(registry, "response", names));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(MerchantClients.class)
	PlatformKeyMetrics wechatPayPlatformKeyMetrics(MerchantClients clients,
			@Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
		Map<String, PlatformKeyRing> keyRings = new LinkedHashMap<>();
		clients.names().forEach((name) -> keyRings.put(name, clients.get(name).platformKeys()));
		return new PlatformKeyMetrics(keyRings, clock.getIfAvailable(Clock::systemUTC));
	}

	private static VerificationFailures failures(MeterRegistry registry, String message,
			ObjectProvider<MerchantNames> names) {
		MerchantNames available = names.getIfAvailable();
		return (available != null && available.areSeveral())
				? VerificationFailures.ofSeveralMerchants(registry, message)
				: VerificationFailures.ofOnlyMerchant(registry, message);
	}

}
