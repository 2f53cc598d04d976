package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;
import java.time.Duration;

import io.github.wechatpay.complaint.client.WechatPayWebClientFactory;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;
import io.github.wechatpay.complaint.platform.PlatformKeys;
import io.github.wechatpay.complaint.platform.SignatureVerifier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the keys of WeChat Pay, and the
 * verification of what they signed.
 */
@AutoConfiguration(after = WechatPayAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class WechatPayPlatformAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(PlatformKeys.class)
	PlatformKeyRing wechatPayPlatformKeys(WechatPayConnectionDetails connectionDetails, WechatPayProperties properties,
			WechatPayWebClientFactory clientFactory, ObjectProvider<Clock> clock) {
		return new PlatformKeyRingFactory(connectionDetails, properties, clientFactory,
				clock.getIfUnique(Clock::systemUTC), readTolerance(properties))
			.create();
	}

	@Bean
	@ConditionalOnMissingBean
	SignatureVerifier wechatPaySignatureVerifier(PlatformKeys platformKeys, WechatPayProperties properties,
			ObjectProvider<Clock> clock) {
		return new SignatureVerifier(platformKeys, clock.getIfUnique(Clock::systemUTC), readTolerance(properties));
	}

	private static Duration readTolerance(WechatPayProperties properties) {
		return new PropertyConstraints("wechatpay.").positive("clock-tolerance", properties.getClockTolerance());
	}

}
