package io.github.wechatpay.complaint.emulator.app;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Runs the emulator until it is stopped.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmulatorProperties.class)
public final class EmulatorApplication {

	private static final Log logger = LogFactory.getLog(EmulatorApplication.class);

	/**
	 * Start the application.
	 * @param args properties, for example {@code --emulator.port=9090}
	 */
	public static void main(String[] args) {
		application().run(args);
	}

	static SpringApplication application() {
		SpringApplication application = new SpringApplication(EmulatorApplication.class);
		application.setMainApplicationClass(EmulatorApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setKeepAlive(true);
		return application;
	}

	@Bean
	WechatPayEmulator wechatPayEmulator(EmulatorProperties properties) {
		WechatPayEmulator emulator = properties.builder().start();
		logger.info("WeChat Pay emulator at " + emulator.baseUri() + ", the merchant to connect as at "
				+ emulator.baseUri() + "/emulator/merchant");
		return emulator;
	}

}
