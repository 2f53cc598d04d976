package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;
import java.time.Duration;

import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKeys;
import io.github.wechatpay.complaint.platform.SignatureVerifier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the connection to WeChat Pay:
 * who calls, and whose signatures are trusted.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WechatPayProperties.class)
public final class WechatPayAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(WechatPayConnectionDetails.class)
	PropertiesWechatPayConnectionDetails wechatPayConnectionDetails(WechatPayProperties properties,
			ResourceLoader resourceLoader) {
		return new PropertiesWechatPayConnectionDetails(properties, resourceLoader);
	}

	@Bean
	@ConditionalOnMissingBean(PlatformKeys.class)
	ConfiguredPlatformKeys wechatPayPlatformKeys(WechatPayConnectionDetails connectionDetails,
			ObjectProvider<Clock> clock) {
		return new ConfiguredPlatformKeys(connectionDetails.getPlatformKeys(), clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	SignatureVerifier wechatPaySignatureVerifier(PlatformKeys platformKeys, WechatPayProperties properties,
			ObjectProvider<Clock> clock) {
		return new SignatureVerifier(platformKeys, clock.getIfUnique(Clock::systemUTC), readTolerance(properties));
	}

	private static Duration readTolerance(WechatPayProperties properties) {
		Duration tolerance = properties.getClockTolerance();
		if (tolerance.isNegative() || tolerance.isZero()) {
			throw new InvalidWechatPayPropertyException("wechatpay.clock-tolerance",
					"is " + tolerance + ", but must be more than 0",
					"Correct the value, or remove it to use the default.");
		}
		return tolerance;
	}

}
