package io.github.wechatpay.complaint.test;

import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;

import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Configuration of the emulator that an application under test talks to.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigureBefore({ WechatPayAutoConfiguration.class, EmulatorAutoConfiguration.class })
class WechatPayEmulatorConfiguration {

	private final Region region;

	WechatPayEmulatorConfiguration(Environment environment) {
		this.region = Binder.get(environment).bind("wechatpay.region", Region.class).orElse(Region.GLOBAL);
	}

	@Bean
	@ConditionalOnMissingBean
	WechatPayEmulator wechatPayEmulator() {
		return WechatPayEmulator.builder().region(MerchantRegion.of(this.region.name())).start();
	}

	@Bean
	@ConditionalOnMissingBean(WechatPayConnectionDetails.class)
	EmulatorConnectionDetails wechatPayEmulatorConnectionDetails(WechatPayEmulator emulator) {
		return EmulatorConnectionDetails.of(emulator.baseUri(), this.region);
	}

	@Bean
	ApplicationUnderTest wechatPayApplicationUnderTest(ApplicationContext context) {
		return new ApplicationUnderTest(context);
	}

	@Bean
	WechatPayEmulatorReset wechatPayEmulatorReset(WechatPayEmulator emulator, ApplicationUnderTest application) {
		return new WechatPayEmulatorReset(emulator, application);
	}

}
