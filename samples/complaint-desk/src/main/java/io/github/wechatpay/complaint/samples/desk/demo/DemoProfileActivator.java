package io.github.wechatpay.complaint.samples.desk.demo;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Activates the profile {@code demo} when no merchant is configured, once it is known
 * what is configured.
 */
class DemoProfileActivator implements EnvironmentPostProcessor, Ordered {

	private static final ConfigurationPropertyName MERCHANTS = ConfigurationPropertyName.of("wechatpay.merchants");

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.containsProperty("wechatpay.merchant-id") && !hasNamedMerchant(environment)) {
			environment.addActiveProfile("demo");
		}
	}

	private static boolean hasNamedMerchant(ConfigurableEnvironment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
			if (source.containsDescendantOf(MERCHANTS) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
