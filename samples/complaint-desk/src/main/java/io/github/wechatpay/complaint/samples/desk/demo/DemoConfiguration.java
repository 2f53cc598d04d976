package io.github.wechatpay.complaint.samples.desk.demo;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * Puts the emulator in the place of WeChat Pay.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

	@Bean
	WechatPayEmulator wechatPayEmulator() {
		return WechatPayEmulator.builder().start();
	}

	@Bean
	WechatPayConnectionDetails emulatorConnectionDetails(WechatPayEmulator emulator) {
		return new EmulatorConnectionDetails(emulator);
	}

	@Bean
	DemoAccount demoAccount(WechatPayEmulator emulator, ComplaintNotificationService service, Environment environment) {
		return new DemoAccount(emulator.baseUri(), service, environment);
	}

}
