package io.github.wechatpay.complaint.autoconfigure.emulator;

import java.net.URI;

import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the connection to a running
 * emulator.
 */
@AutoConfiguration(before = WechatPayAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@Conditional(OnEmulatorUri.class)
@ConditionalOnMissingBean(WechatPayConnectionDetails.class)
@EnableConfigurationProperties(EmulatorProperties.class)
public final class EmulatorAutoConfiguration {

	@Bean
	EmulatorConnectionDetails emulatorConnectionDetails(EmulatorProperties properties, Environment environment) {
		requireNoOtherMerchant(properties.uri(),
				Binder.get(environment).bind("wechatpay.merchant-id", String.class).orElse(null));
		try {
			return EmulatorConnectionDetails.of(properties.uri(), environment);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(OnEmulatorUri.PROPERTY, properties.uri(),
					"It is not the address of an emulator: " + ex.getMessage());
		}
	}

	private static void requireNoOtherMerchant(URI uri, @Nullable String merchantId) {
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put(OnEmulatorUri.PROPERTY, uri);
			entries.put("wechatpay.merchant-id", StringUtils.hasText(merchantId) ? merchantId : null);
		});
	}

}
