package io.github.wechatpay.complaint.samples.desk.demo;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Activates the profile {@code demo} when no merchant is configured, once it is known
 * what is configured, with a look at all complaints every few seconds.
 */
class DemoProfileActivator implements EnvironmentPostProcessor, Ordered {

	// nobody who watches waits for ten minutes
	private static final MapPropertySource DEFAULTS = new MapPropertySource("demo",
			Map.of("wechatpay.complaint.reconciliation.interval", "5s"));

	private static final ConfigurationPropertyName MERCHANTS = ConfigurationPropertyName.of("wechatpay.merchants");

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.containsProperty("wechatpay.merchant-id") && !hasNamedMerchant(environment)) {
			environment.addActiveProfile("demo");
			environment.getPropertySources().addLast(DEFAULTS);
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
