package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * An application with Actuator on a real server, connected to an emulator.
 */
public final class ActuatorApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private ActuatorApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Start an application.
	 * @param type the web stack
	 * @param merchant whom to sign as
	 * @param baseUri where to call
	 * @param properties further properties, as {@code name=value}
	 * @return the application
	 */
	public static ActuatorApplication start(WebApplicationType type, EmulatedMerchant merchant, URI baseUri,
			String... properties) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("spring.main.banner-mode", "off");
		all.put("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except());
		all.put("server.port", 0);
		all.put("server.shutdown", "immediate");
		all.put("wechatpay.merchant-id", merchant.merchantId());
		all.put("wechatpay.merchant-serial-number", merchant.serialNumber());
		all.put("wechatpay.private-key", merchant.privateKey());
		all.put("wechatpay.api-v3-key", merchant.apiV3Key());
		all.put("wechatpay.base-uri", baseUri);
		all.put("wechatpay.client.retry.max-attempts", 1);
		for (String property : properties) {
			String[] nameAndValue = property.split("=", 2);
			all.put(nameAndValue[0], nameAndValue[1]);
		}
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(type);
		return new ActuatorApplication(application.run(all.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new)));
	}

	/**
	 * Start an application.
	 * @param type the web stack
	 * @param emulator what to connect to
	 * @param properties further properties, as {@code name=value}
	 * @return the application
	 */
	public static ActuatorApplication start(WebApplicationType type, WechatPayEmulator emulator, String... properties) {
		return start(type, emulator.merchant(), emulator.baseUri(), properties);
	}

	/**
	 * Return where a path of the application is.
	 * @param path the path
	 * @return the URI
	 */
	public URI uri(String path) {
		int port = this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		return URI.create("http://localhost:" + port + path);
	}

	/**
	 * Return a bean.
	 * @param <T> its type
	 * @param type its type
	 * @return the bean
	 */
	public <T> T getBean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Stop the application, so that it can be started again.
	 */
	public void stop() {
		this.context.stop();
	}

	/**
	 * Start the application again.
	 */
	public void start() {
		this.context.start();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		// those of the JVM would be closed with the first application that is
		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

	}

}
