package io.github.wechatpay.complaint.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.ComplaintNotificationAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.readme.Readme.Block;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The YAML of the README starts an application, with the files that it names.
 */
class ReadmeConfigurationTests {

	private static final Map<String, String> FILES = Map.of("apiclient_key.pem", "merchant.key.pem",
			"apiclient_cert.pem", "merchant.cert.pem", "apiclient_cert.p12", "apiclient_cert.p12", "pub_key.pem",
			"platform.pub.pem");

	@TempDir
	private Path directory;

	@BeforeEach
	void downloadFilesOfTheMerchantPlatform() throws IOException {
		for (Map.Entry<String, String> file : FILES.entrySet()) {
			Files.write(this.directory.resolve(file.getKey()), GoldenValues.bytes(file.getValue()));
		}
	}

	static Stream<Block> yaml() {
		return Readme.english().blocks("yaml");
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void yamlStartsAnApplication(Block block) {
		Map<String, String> properties = merchant();
		Map<String, String> shown = read(block.text());
		if (shown.containsKey("wechatpay.merchant-id")) {
			properties.clear();
		}
		properties.putAll(shown);
		properties.put("WECHATPAY_API_V3_KEY", GoldenValues.API_V3_KEY);
		application()
			.withPropertyValues(properties.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + entry.getValue())
				.toArray(String[]::new))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void everyPropertyIsKnown(Block block) {
		Set<String> known = ConfigurationMetadata.names();
		assertThat(read(block.text()).keySet()).isNotEmpty()
			.allSatisfy((name) -> assertThat(known).as(name)
				.anyMatch((property) -> name.equals(property)
						|| property.startsWith("spring.ssl.bundle.") && name.startsWith(property + ".")));
	}

	private static ApplicationContextRunner application() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DataRedisAutoConfiguration.class,
					DataRedisReactiveAutoConfiguration.class, WechatPayAutoConfiguration.class,
					ComplaintNotificationAutoConfiguration.class, ComplaintCallbackAutoConfiguration.class))
			.withBean(ComplaintNotificationHandler.class, () -> (notification) -> Mono.empty());
	}

	private Map<String, String> merchant() {
		return read("""
				wechatpay:
				  merchant-id: "1900012181"
				  merchant-certificate: file:/etc/wechatpay/apiclient_cert.pem
				  private-key: file:/etc/wechatpay/apiclient_key.pem
				  api-v3-key: ${WECHATPAY_API_V3_KEY}
				""");
	}

	// the password of the golden key store is the merchant id that it was made for
	private Map<String, String> read(String yaml) {
		byte[] text = yaml.replace("/etc/wechatpay/", this.directory + "/")
			.replace("1900012181", GoldenValues.MERCHANT_ID)
			.getBytes(StandardCharsets.UTF_8);
		try {
			EnumerablePropertySource<?> source = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
				.load("README.md", new ByteArrayResource(text))
				.get(0);
			Map<String, String> properties = new TreeMap<>();
			for (String name : source.getPropertyNames()) {
				properties.put(name, String.valueOf(source.getProperty(name)));
			}
			return properties;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
