package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayMerchantsAutoConfiguration;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantRegistrations;
import io.github.wechatpay.complaint.reconciliation.ComplaintReconciler;
import io.github.wechatpay.complaint.reconciliation.ReconciliationStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of WeChat Pay.
 */
@AutoConfiguration(after = { WechatPayMerchantsAutoConfiguration.class, ComplaintCallbackAutoConfiguration.class },
		beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("wechatpay")
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@ConditionalOnBean(MerchantClients.class)
public final class WechatPayHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LastVerifiedResponse wechatPayLastVerifiedResponse(@Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
		return new LastVerifiedResponse(clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean(name = { "wechatPayHealthIndicator", "wechatPayHealthContributor" })
	HealthContributor wechatPayHealthContributor(MerchantClients clients, LastVerifiedResponse lastVerifiedResponse,
			ObjectProvider<MerchantRegistrations> registrations, ObjectProvider<ComplaintReconciler> reconciler,
			@Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
		Map<String, NotificationUrlRegistrar> registrars = new HashMap<>();
		registrations.ifAvailable((available) -> registrars.putAll(available.started()));
		Map<String, HealthIndicator> indicators = new LinkedHashMap<>();
		for (String name : clients.names()) {
			indicators.put(name,
					new WechatPayHealthIndicator(clients.get(name).platformKeys(),
							() -> lastVerifiedResponse.time(name), registrars.get(name),
							() -> status(reconciler.getIfAvailable(), name), clock.getIfAvailable(Clock::systemUTC)));
		}
		return (indicators.size() == 1) ? indicators.values().iterator().next()
				: CompositeHealthContributor.fromMap(indicators);
	}

	private static @Nullable ReconciliationStatus status(@Nullable ComplaintReconciler reconciler, String merchant) {
		return (reconciler != null) ? reconciler.getStatus(merchant) : null;
	}

}
