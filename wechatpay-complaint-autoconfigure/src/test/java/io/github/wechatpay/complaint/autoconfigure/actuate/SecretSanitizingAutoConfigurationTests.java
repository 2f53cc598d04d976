package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.util.Map;

import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretSanitizingAutoConfiguration}.
 */
class SecretSanitizingAutoConfigurationTests {

	private static final String HIDDEN = "\"******\"";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(SecretSanitizingAutoConfiguration.class, WechatPayAutoConfiguration.class))
		.withUserConfiguration(EndpointConfiguration.class)
		.withPropertyValues("wechatpay.merchant-id=" + GoldenValues.MERCHANT_ID,
				"wechatpay.merchant-serial-number=" + GoldenValues.MERCHANT_SERIAL,
				"wechatpay.private-key=" + GoldenValues.text("merchant.key.pbes2-aes256-sha256.pem"),
				"wechatpay.private-key-password=" + GoldenValues.PASSWORD,
				"wechatpay.api-v3-key=" + GoldenValues.API_V3_KEY);

	@Test
	void envHidesSecretsAndNothingElse() {
		this.contextRunner.run((context) -> {
			String report = json(context.getBean(EnvironmentEndpoint.class).environment("wechatpay.*"));
			assertThat(report).contains("wechatpay.api-v3-key", GoldenValues.MERCHANT_SERIAL, HIDDEN);
			Secrecy.assertNoneIn(report);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "WECHATPAY_API_V3_KEY", "WECHATPAY_APIV3KEY", "WECHATPAY_PRIVATEKEYPASSWORD",
			"WECHATPAY_PRIVATE_KEY", "wechatpay.privateKey", "wechatpay.private_key_password", "wechatpay.apiv3key" })
	void envHidesSecretsInEveryForm(String name) {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new SystemEnvironmentPropertySource("written-otherwise",
						Map.of(name, GoldenValues.API_V3_KEY))))
			.withPropertyValues("wechatpay.private-key=" + GoldenValues.location("merchant.key.pem"))
			.run((context) -> {
				String report = json(context.getBean(EnvironmentEndpoint.class).environment(null));
				assertThat(report).contains("written-otherwise").contains(name);
				Secrecy.assertNoneIn(report);
			});
	}

	@Test
	void configpropsHidesSecretsAndNothingElse() {
		this.contextRunner.run((context) -> {
			String report = json(context.getBean(ConfigurationPropertiesReportEndpoint.class)
				.configurationPropertiesWithPrefix("wechatpay"));
			assertThat(report).contains("apiV3Key", "privateKeyPassword", GoldenValues.MERCHANT_SERIAL, HIDDEN);
			Secrecy.assertNoneIn(report);
		});
	}

	@Test
	void nothingIsHiddenWhenDisabled() {
		this.contextRunner.withPropertyValues("wechatpay.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(SanitizingFunction.class);
			assertThat(json(context.getBean(EnvironmentEndpoint.class).environment("wechatpay.*")))
				.contains(GoldenValues.API_V3_KEY, GoldenValues.PASSWORD);
		});
	}

	@Test
	void actuatorIsNotNeeded() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SecretSanitizingAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("wechatPaySecretSanitizer"));
	}

	private static String json(Object descriptor) {
		return JsonMapper.builder().build().writeValueAsString(descriptor);
	}

	@Configuration(proxyBeanMethods = false)
	static class EndpointConfiguration {

		@Bean
		EnvironmentEndpoint environmentEndpoint(Environment environment, ObjectProvider<SanitizingFunction> functions) {
			return new EnvironmentEndpoint(environment, functions.orderedStream().toList(), Show.ALWAYS);
		}

		@Bean
		ConfigurationPropertiesReportEndpoint configurationPropertiesReportEndpoint(
				ObjectProvider<SanitizingFunction> functions) {
			return new ConfigurationPropertiesReportEndpoint(functions.orderedStream().toList(), Show.ALWAYS);
		}

	}

}
