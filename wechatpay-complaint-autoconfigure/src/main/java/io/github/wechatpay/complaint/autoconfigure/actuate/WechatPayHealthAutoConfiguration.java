package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.time.Clock;

import io.github.wechatpay.complaint.autoconfigure.ComplaintNotificationAutoConfiguration;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;

import org.springframework.beans.factory.ObjectProvider;
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
@ConditionalOnBean(PlatformKeyRing.class)
public final class WechatPayHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LastVerifiedAnswer wechatPayLastVerifiedAnswer(ObjectProvider<Clock> clock) {
		return new LastVerifiedAnswer(clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean(name = { "wechatPayHealthIndicator", "wechatPayHealthContributor" })
	WechatPayHealthIndicator wechatPayHealthContributor(PlatformKeyRing keyRing, LastVerifiedAnswer lastVerifiedAnswer,
			ObjectProvider<NotificationUrlRegistrar> registrar, ObjectProvider<Clock> clock, Environment environment) {
		boolean registers = environment.getProperty("wechatpay.complaint.register-on-startup", Boolean.class, false);
		return new WechatPayHealthIndicator(keyRing, lastVerifiedAnswer, registers ? registrar.getIfAvailable() : null,
				clock.getIfUnique(Clock::systemUTC));
	}

}
