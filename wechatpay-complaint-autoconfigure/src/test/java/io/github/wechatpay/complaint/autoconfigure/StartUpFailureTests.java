package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a user reads whose application does not start because its configuration is wrong:
 * one of each kind, since {@link InvalidPropertiesTests} and
 * {@link InvalidSslBundleTests} know them all.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpFailureTests {

	private static final String JKS = "spring.ssl.bundle.jks.merchant.keystore.";

	@TempDir
	private Path directory;

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrongConfigurations")
	void outputTellsPropertyOriginProblemAndAction(WrongConfiguration wrong, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(wrong.merchant())).satisfies(Secrecy::assertNoneIn);
		String report = output.getAll().substring(output.getAll().indexOf("APPLICATION FAILED TO START"));
		assertThat(report).contains("Description:")
			.contains(wrong.property())
			.contains(wrong.problem())
			.contains("Action:")
			.contains(wrong.action())
			.doesNotContain("\tat ");
		assertOrigin(report, wrong.property(), wrong.merchant().toArray());
		Secrecy.assertNoneIn(output.getAll());
		assertThat(output).doesNotContain(GoldenValues.API_V3_KEY.substring(2));
	}

	@Test
	void rightConfigurationStarts() throws IOException {
		start(ConfiguredMerchant.withPublicKey().set("wechatpay.api-v3-key", GoldenValues.API_V3_KEY)).close();
	}

	static Stream<WrongConfiguration> wrongConfigurations() {
		return Stream.of(
				wrong("wechatpay.merchant-id", null, "is not set.",
						"Set it to the merchant id (mchid) of the account, or switch the starter off"),
				wrong("wechatpay.api-v3-key", GoldenValues.API_V3_KEY.substring(1),
						"has 31 bytes, but an APIv3 key has exactly 32.",
						"Copy the APIv3 key as it was set on the merchant platform"),
				wrong("no platform keys", "wechatpay.api-v3-key",
						(merchant) -> merchant.remove("wechatpay.platform.public-key")
							.remove("wechatpay.platform.public-key-id"),
						"is not set or not used, and no other source of platform keys is configured.",
						"Set it to the APIv3 key, so that platform certificates are downloaded"),
				wrong("platform keys not downloaded", "wechatpay.api-v3-key",
						(merchant) -> merchant.remove("wechatpay.platform.public-key")
							.remove("wechatpay.platform.public-key-id")
							.set("wechatpay.platform.download", "false")
							.set("wechatpay.api-v3-key", GoldenValues.API_V3_KEY),
						"is not set or not used, and no other source of platform keys is configured.",
						"Set it to the APIv3 key, so that platform certificates are downloaded"),
				wrong("wechatpay.region", "mars", "No enum constant", "The following values are valid:"),
				wrong("refresh interval", "wechatpay.platform.refresh-interval",
						(merchant) -> merchant.set("wechatpay.platform.refresh-interval", "12h")
							.set("wechatpay.platform.download", "true")
							.set("wechatpay.api-v3-key", GoldenValues.API_V3_KEY),
						"is PT12H, but must be less than 12 hours.",
						"Correct the value, or remove it to use the default."),
				bundle("SSL bundle with the wrong password",
						(merchant) -> merchant.set(JKS + "location", GoldenValues.location("apiclient_cert.p12"))
							.set(JKS + "password", "incorrect"),
						"is 'merchant', an SSL bundle that the given password does not open.",
						"Correct spring.ssl.bundle.jks.merchant.keystore.password"));
	}

	private static WrongConfiguration wrong(String property, String value, String problem, String action) {
		Consumer<ConfiguredMerchant> change = (value != null) ? (merchant) -> merchant.set(property, value)
				: (merchant) -> merchant.remove(property);
		return wrong(property + " " + problem, property, change, problem, action);
	}

	private static WrongConfiguration wrong(String name, String property, Consumer<ConfiguredMerchant> change,
			String problem, String action) {
		ConfiguredMerchant merchant = ConfiguredMerchant.withPublicKey();
		change.accept(merchant);
		return new WrongConfiguration(name, merchant, property, problem, action);
	}

	private static WrongConfiguration bundle(String name, Consumer<ConfiguredMerchant> change, String problem,
			String action) {
		ConfiguredMerchant merchant = ConfiguredMerchant.withSslBundle();
		change.accept(merchant);
		return new WrongConfiguration(name, merchant, "wechatpay.ssl-bundle", problem, action);
	}

	private static void assertOrigin(String report, String property, String... lines) {
		for (int i = 0; i < lines.length; i++) {
			if (lines[i].startsWith(property + "=")) {
				assertThat(report).containsPattern("Origin: .*application\\.properties\\S* - " + (i + 1) + ":");
				return;
			}
		}
		assertThat(report).doesNotContain("Origin:");
	}

	private ConfigurableApplicationContext start(ConfiguredMerchant merchant) throws IOException {
		Path file = Files.write(this.directory.resolve("application.properties"), List.of(merchant.toArray()));
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		return application.run("--spring.config.location=" + file.toUri());
	}

	record WrongConfiguration(String name, ConfiguredMerchant merchant, String property, String problem,
			String action) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class })
	static class Application {

		@Bean
		ComplaintNotificationHandler handler() {
			return (notification) -> Mono.empty();
		}

	}

}
