package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.autoconfigure.SpringBootLineVerifier.UnsupportedSpringBootLineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what happens on lines of Spring Boot, those that are too old above all.
 */
@ExtendWith(OutputCaptureExtension.class)
class SpringBootLineVerifierTests {

	private static final String[] AUTO_CONFIGURATIONS = { WechatPayAutoConfiguration.class.getName(), null,
			"com.example.OtherAutoConfiguration", ComplaintNotificationAutoConfiguration.class.getName() };

	@ParameterizedTest
	@ValueSource(strings = { "3.5.16", "3.0.0-SNAPSHOT", "2.7.18", "1.5.22.RELEASE" })
	void oldLineStopsTheStart(String version, CapturedOutput output) {
		assertThatExceptionOfType(UnsupportedSpringBootLineException.class).isThrownBy(() -> start(version));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("wechatpay-complaint-spring-boot-starter does not run on Spring Boot " + version
					+ ", but needs 4.0 or newer.")
			.contains("Upgrade the application to Spring Boot 4.0 or newer, or remove the dependency on this starter.")
			.doesNotContain("\tat ");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "4.0.0", "4.0.9", "4.1.1", "4.2.0-M2", "5.0.0", "10.0.0", "unknown", "" })
	void otherLinesPass(String version) {
		start(version).close();
	}

	@Test
	void oldLinePassesWithoutTheStarter() {
		start("3.5.16", "--wechatpay.enabled=false").close();
		start("3.5.16", "--wechatpay.enabled=FALSE").close();
	}

	@Test
	void explicitStarterDoesNotPassOnOldLine() {
		assertThatExceptionOfType(UnsupportedSpringBootLineException.class)
			.isThrownBy(() -> start("3.5.16", "--wechatpay.enabled=true"));
	}

	@Test
	void lineOfTheApplicationPasses() {
		assertThat(
				new SpringBootLineVerifier().match(AUTO_CONFIGURATIONS, Mockito.mock(AutoConfigurationMetadata.class)))
			.containsExactly(true, true, true, true);
	}

	@Test
	void autoConfigurationsAreNotImportedOnOldLine() {
		assertThat(match("3.4.1")).containsExactly(false, true, true, false);
	}

	@Test
	void autoConfigurationsAreImportedOnSupportedLine() {
		assertThat(match("4.1.1")).containsExactly(true, true, true, true);
	}

	@Test
	void everyApplicationIsChecked() {
		SpringFactoriesLoader factories = SpringFactoriesLoader.forDefaultResourceLocation();
		assertThat(factories.load(ApplicationListener.class)).hasAtLeastOneElementOfType(SpringBootLineVerifier.class);
		assertThat(factories.load(AutoConfigurationImportFilter.class))
			.hasAtLeastOneElementOfType(SpringBootLineVerifier.class);
	}

	private static boolean[] match(String version) {
		return new SpringBootLineVerifier(version).match(AUTO_CONFIGURATIONS,
				Mockito.mock(AutoConfigurationMetadata.class));
	}

	private static ConfigurableApplicationContext start(String version, String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.addListeners(new SpringBootLineVerifier(version));
		return application.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
