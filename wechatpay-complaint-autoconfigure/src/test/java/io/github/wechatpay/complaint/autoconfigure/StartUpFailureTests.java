package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.golden.GoldenValues;
import io.github.wechatpay.complaint.golden.Secrets;
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
 * What a user reads whose application does not start because its configuration is wrong.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpFailureTests {

	private static final String JKS = "spring.ssl.bundle.jks.merchant.keystore.";

	@TempDir
	private Path directory;

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrongConfigurations")
	void outputTellsPropertyOriginProblemAndAction(WrongConfiguration wrong, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(wrong.merchant())).satisfies(Secrets::assertNoneIn);
		String report = output.getAll().substring(output.getAll().indexOf("APPLICATION FAILED TO START"));
		assertThat(report).contains("Description:")
			.contains(wrong.property())
			.contains(wrong.problem())
			.contains("Action:")
			.contains(wrong.action())
			.doesNotContain("\tat ");
		assertOrigin(report, wrong.property(), wrong.merchant().toArray());
		Secrets.assertNoneIn(output.getAll());
		assertThat(output).doesNotContain(GoldenValues.API_V3_KEY.substring(2));
	}

	@Test
	void everyProblemAndActionIsAnother() {
		assertThat(wrongConfigurations()).hasSizeGreaterThanOrEqualTo(10)
			.extracting(WrongConfiguration::problem)
			.doesNotHaveDuplicates();
		assertThat(wrongConfigurations()).extracting(WrongConfiguration::action).doesNotHaveDuplicates();
	}

	@Test
	void rightConfigurationStarts() throws IOException {
		start(ConfiguredMerchant.withPublicKey().set("wechatpay.api-v3-key", GoldenValues.API_V3_KEY)).close();
	}

	static Stream<WrongConfiguration> wrongConfigurations() {
		return Stream.of(
				wrong("wechatpay.merchant-id", null, "is not set.",
						"Set it to the merchant id (mchid) of the account, or switch the starter off"),
				wrong("wechatpay.merchant-serial-number", "0A:1B", "is '0A:1B', which is not hexadecimal.",
						"Set it to the serial number that 'openssl x509 -in apiclient_cert.pem -noout -serial' prints"),
				wrong("wechatpay.private-key", GoldenValues.location("merchant.cert.pem"),
						"holds a certificate where a private key belongs.", "Use apiclient_key.pem, which begins with"),
				wrong("wechatpay.private-key", GoldenValues.bareBase64("merchant.key.pem"),
						"is base64 without PEM armour.", "Keep the lines '-----BEGIN …-----'"),
				wrong("wechatpay.private-key", "file:/no/such/apiclient_key.pem",
						"names a file that cannot be read: file:/no/such/apiclient_key.pem.",
						"Check the path and its permissions."),
				wrong("wrong password", "wechatpay.private-key",
						(merchant) -> merchant
							.set("wechatpay.private-key", GoldenValues.location("merchant.key.pbes2-aes256-sha256.pem"))
							.set("wechatpay.private-key-password", "incorrect"),
						"holds a private key that the given password does not decrypt.",
						"Check the password of the private key."),
				wrong("wechatpay.merchant-certificate", GoldenValues.location("other.key.pem"),
						"holds a private key where a certificate belongs.",
						"Use a certificate file, which begins with '-----BEGIN CERTIFICATE-----'."),
				wrong("key of another certificate", "wechatpay.private-key",
						(merchant) -> merchant
							.set("wechatpay.merchant-certificate", GoldenValues.location("merchant.cert.pem"))
							.set("wechatpay.private-key", GoldenValues.location("other.key.pem")),
						"does not belong to the certificate of wechatpay.merchant-certificate.",
						"Use apiclient_key.pem and apiclient_cert.pem of the same download."),
				wrong("wechatpay.api-v3-key", GoldenValues.API_V3_KEY.substring(1),
						"has 31 bytes, but an APIv3 key has exactly 32.",
						"Copy the APIv3 key as it was set on the merchant platform"),
				wrong("wechatpay.platform.certificates[0]", GoldenValues.location("merchant.cert.pem"),
						"has the serial number of the merchant's own certificate",
						"Use the certificate of WeChat Pay, not apiclient_cert.pem."),
				wrong("wechatpay.platform.public-key-id", null, "is not set, but wechatpay.platform.public-key is.",
						"Set it to the id that the merchant platform shows beside the public key"),
				wrong("no platform keys", "wechatpay.api-v3-key",
						(merchant) -> merchant.remove("wechatpay.platform.public-key")
							.remove("wechatpay.platform.public-key-id"),
						"is not set or not used, and no other source of platform keys is configured.",
						"Set it to the APIv3 key, so that platform certificates are downloaded"),
				wrong("wechatpay.region", "mars", "No enum constant", "The following values are valid:"),
				wrong("wechatpay.base-uri", "https://apihk.mch.weixin.qq.com/v3", "is not an access point:",
						"Set it to scheme and host, such as https://apihk.mch.weixin.qq.com"),
				wrong("refresh interval", "wechatpay.platform.refresh-interval",
						(merchant) -> merchant.set("wechatpay.platform.refresh-interval", "12h")
							.set("wechatpay.platform.download", "true")
							.set("wechatpay.api-v3-key", GoldenValues.API_V3_KEY),
						"is PT12H, but must be less than 12 hours.",
						"Correct the value, or remove it to use the default."),
				wrong("handler without APIv3 key", "wechatpay.api-v3-key", (merchant) -> {
				}, "is not set, but needed to decrypt notifications.",
						"Set it to the APIv3 key of the merchant platform."),
				wrong("Redis without Redis", "wechatpay.complaint.callback.deduplication.store",
						(merchant) -> merchant.set("wechatpay.complaint.callback.deduplication.store", "redis")
							.set("wechatpay.api-v3-key", GoldenValues.API_V3_KEY),
						"is redis, but there is no reactive connection to Redis.",
						"Add the dependency spring-boot-starter-data-redis-reactive"),
				bundle("unknown SSL bundle", (merchant) -> merchant.remove("wechatpay.private-key"),
						"is 'merchant', but there is no SSL bundle of that name.",
						"Define it, for apiclient_cert.p12 with spring.ssl.bundle.jks.merchant.keystore.location"),
				bundle("SSL bundle and key",
						(merchant) -> merchant.set("wechatpay.private-key", GoldenValues.location("merchant.key.pem")),
						"is 'merchant', but wechatpay.private-key is set as well.",
						"Remove wechatpay.ssl-bundle or wechatpay.private-key."),
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
