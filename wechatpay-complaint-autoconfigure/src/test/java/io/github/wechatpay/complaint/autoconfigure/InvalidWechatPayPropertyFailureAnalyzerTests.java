package io.github.wechatpay.complaint.autoconfigure;

import java.util.Map;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link InvalidWechatPayPropertyFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidWechatPayPropertyFailureAnalyzerTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void analysisNamesPropertyOriginAndAction() {
		addProperty("wechatpay.private-key", "value-of-the-key", "application.yml - 3:16");
		FailureAnalysis analysis = analyze("wechatpay.private-key");
		assertThat(analysis.getDescription()).isEqualTo("The configuration property 'wechatpay.private-key' is wrong."
				+ "%n%n    Origin: application.yml - 3:16".formatted());
		assertThat(analysis.getAction()).isEqualTo("Correct it.");
		assertThat(analysis.getCause()).isInstanceOf(InvalidWechatPayPropertyException.class);
	}

	@Test
	void analysisOfMissingPropertyHasNoOrigin() {
		FailureAnalysis analysis = analyze("wechatpay.merchant-id");
		assertThat(analysis.getDescription()).isEqualTo("The configuration property 'wechatpay.merchant-id' is wrong.");
	}

	@Test
	void analysisNamesOriginOfPropertyInRelaxedForm() {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
					Map.of("WECHATPAY_PRIVATEKEY", "value-of-the-key")));
		ConfigurationPropertySources.attach(this.environment);
		assertThat(analyze("wechatpay.private-key").getDescription()).contains("WECHATPAY_PRIVATEKEY")
			.doesNotContain("value-of-the-key");
	}

	@Test
	void analysisNamesOriginOfElement() {
		addProperty("wechatpay.platform.certificates[1]", "a", "application.yml - 9:9");
		assertThat(analyze("wechatpay.platform.certificates[1]").getDescription())
			.endsWith("Origin: application.yml - 9:9");
	}

	@Test
	void analysisNamesOriginOfListInOneLine() {
		addProperty("wechatpay.platform.certificates", "a,b", "application.properties - 2:33");
		assertThat(analyze("wechatpay.platform.certificates[1]").getDescription())
			.endsWith("Origin: application.properties - 2:33");
	}

	@Test
	void percentSignsInProblemsAreKept() {
		FailureAnalysis analysis = new InvalidWechatPayPropertyFailureAnalyzer(this.environment)
			.analyze(new InvalidWechatPayPropertyException("wechatpay.merchant-id", "is '%s%n'", "Correct it."));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("is '%s%n'");
	}

	@Test
	void otherFailuresAreNotAnalyzed() {
		assertThat(new InvalidWechatPayPropertyFailureAnalyzer(this.environment)
			.analyze(new IllegalStateException("wechatpay.merchant-id"))).isNull();
	}

	@Test
	void applicationReportsWhereTheWrongValueIs(CapturedOutput output) {
		start("--spring.config.location=classpath:io/github/wechatpay/complaint/autoconfigure/wrong-application.yml");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The configuration property 'wechatpay.merchant-serial-number' is 'not-hexadecimal', "
					+ "which is not hexadecimal.")
			.contains("wrong-application.yml] - 3:27")
			.contains("Action:")
			.contains("Set it to the serial number that 'openssl x509 -in apiclient_cert.pem -noout -serial' prints")
			.doesNotContain("\tat ");
		Secrecy.assertNoneIn(output.getAll());
	}

	@Test
	void applicationReportsMissingProperties(CapturedOutput output) {
		start("--spring.config.location=optional:classpath:no-such.yml");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The configuration property 'wechatpay.merchant-id' is not set.")
			.doesNotContain("Origin:");
	}

	@Test
	void applicationDoesNotReportSecrets(CapturedOutput output) {
		start("--debug", "--wechatpay.merchant-id=1900000001", "--wechatpay.merchant-serial-number=1A",
				"--wechatpay.private-key-password=" + GoldenValues.PASSWORD,
				"--wechatpay.private-key=base64:" + GoldenValues.bareBase64("merchant.key.pem"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The configuration property 'wechatpay.private-key' names a file that contains no PEM block.")
			.contains("Origin: \"wechatpay.private-key\" from property source \"commandLineArgs\"");
		Secrecy.assertNoneIn(output.getAll());
	}

	private FailureAnalysis analyze(String property) {
		FailureAnalysis analysis = new InvalidWechatPayPropertyFailureAnalyzer(this.environment).analyze(
				new IllegalStateException(new InvalidWechatPayPropertyException(property, "is wrong", "Correct it.")));
		assertThat(analysis).isNotNull();
		return analysis;
	}

	private void addProperty(String name, String value, String origin) {
		Origin place = new Origin() {

			@Override
			public String toString() {
				return origin;
			}

		};
		this.environment.getPropertySources()
			.addFirst(new OriginTrackedMapPropertySource("test", Map.of(name, OriginTrackedValue.of(value, place))));
		ConfigurationPropertySources.attach(this.environment);
	}

	private static void start(String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		assertThatException().isThrownBy(() -> application.run(arguments)).satisfies(Secrecy::assertNoneIn);
	}

	@ImportAutoConfiguration({ WechatPayAutoConfiguration.class, ComplaintNotificationAutoConfiguration.class })
	static class Application {

	}

}
