package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.time.Clock;

import io.github.wechatpay.complaint.autoconfigure.ComplaintNotificationAutoConfiguration;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import io.github.wechatpay.complaint.client.WechatPayClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of WeChat Pay.
 */
@AutoConfiguration(after = ComplaintNotificationAutoConfiguration.class,
		beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("wechatpay")
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@ConditionalOnBean(WechatPayClient.class)
public final class WechatPayHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LastVerifiedResponse wechatPayLastVerifiedResponse(@Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
		return new LastVerifiedResponse(clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean(name = { "wechatPayHealthIndicator", "wechatPayHealthContributor" })
	WechatPayHealthIndicator wechatPayHealthContributor(WechatPayClient client,
			LastVerifiedResponse lastVerifiedResponse, ObjectProvider<NotificationUrlRegistrar> registrar,
			@Qualifier("wechatPayClock") ObjectProvider<Clock> clock, Environment environment) {
		boolean registers = environment.getProperty("wechatpay.complaint.register-on-startup", Boolean.class, false);
		return new WechatPayHealthIndicator(client.platformKeys(), lastVerifiedResponse,
				registers ? registrar.getIfAvailable() : null, clock.getIfAvailable(Clock::systemUTC));
	}

}
