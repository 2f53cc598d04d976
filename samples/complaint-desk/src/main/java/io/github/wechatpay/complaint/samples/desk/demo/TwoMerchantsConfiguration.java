package io.github.wechatpay.complaint.samples.desk.demo;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Lets the desk work for a merchant in mainland China as well.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo & two-merchants")
class TwoMerchantsConfiguration {

	static final String MAINLAND_MERCHANT = "1900007291";

	static final String MAINLAND_URL = ComplaintsAccount.URL + "/mainland";

	@Bean
	WechatPayEmulator wechatPayEmulator() {
		return WechatPayEmulator.builder().merchant(MAINLAND_MERCHANT, MerchantRegion.MAINLAND).start();
	}

	@Bean
	static BeanFactoryPostProcessor mainlandMerchantProperties(ConfigurableEnvironment environment) {
		return (beanFactory) -> environment.getPropertySources()
			.addLast(new EmulatedMerchantPropertySource(MAINLAND_MERCHANT,
					beanFactory.getBeanProvider(WechatPayEmulator.class)));
	}

}
