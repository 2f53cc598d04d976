package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The YAML of the documents starts an application, with the files that it names.
 */
class ConfigurationTests {

	private static final Map<String, String> FILES = Map.of("apiclient_key.pem", "merchant.key.pem",
			"apiclient_cert.pem", "merchant.cert.pem", "apiclient_cert.p12", "apiclient_cert.p12", "pub_key.pem",
			"platform.pub.pem");

	private static final Set<String> WANTED = Set.of("org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration",
			"org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
			"org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration");

	@AutoClose
	private static final WechatPayEmulator emulator = WechatPayEmulator.start();

	@TempDir
	private Path directory;

	@BeforeEach
	void downloadFilesOfTheMerchantPlatform() throws IOException {
		Path mainland = Files.createDirectories(this.directory.resolve("mainland"));
		for (Map.Entry<String, String> file : FILES.entrySet()) {
			Files.write(this.directory.resolve(file.getKey()), GoldenValues.bytes(file.getValue()));
			Files.write(mainland.resolve(file.getKey()), GoldenValues.bytes(file.getValue()));
		}
	}

	static Stream<Block> yaml() {
		return Documents.blocks("yaml");
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void yamlStartsAnApplication(Block block) {
		Map<String, String> properties = merchant();
		Map<String, String> shown = read(block.text());
		if (shown.keySet().stream().anyMatch(ConfigurationTests::isMerchant)) {
			properties.clear();
		}
		properties.putAll(shown);
		properties.put("WECHATPAY_API_V3_KEY", GoldenValues.API_V3_KEY);
		properties.put("WECHATPAY_MAINLAND_API_V3_KEY", GoldenValues.API_V3_KEY);
		application(shown.keySet())
			.withPropertyValues(properties.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + entry.getValue())
				.toArray(String[]::new))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void everyPropertyIsKnown(Block block) {
		ConfigurationMetadata known = ConfigurationMetadata.load();
		assertThat(read(block.text()).keySet()).isNotEmpty()
			.allSatisfy((name) -> assertThat(known.isKnown(name)).as(name).isTrue());
	}

	private static boolean isMerchant(String property) {
		return property.equals("wechatpay.merchant-id") || property.equals("wechatpay.emulator.uri")
				|| property.startsWith("wechatpay.merchants.");
	}

	private static ApplicationContextRunner application(Set<String> properties) {
		boolean jdbc = properties.stream().anyMatch((name) -> name.startsWith("spring.datasource."));
		return new ApplicationContextRunner()
			.withConfiguration(autoConfigurations((name) -> name.startsWith("io.github.wechatpay.")
					|| WANTED.contains(name) || jdbc && name.startsWith("org.springframework.boot.jdbc.")))
			.withBean(ComplaintNotificationHandler.class, () -> (notification) -> Mono.empty());
	}

	private static Configurations autoConfigurations(Predicate<String> wanted) {
		return AutoConfigurations.of(Stream
			.of(ImportCandidates.load(AutoConfiguration.class, ConfigurationTests.class.getClassLoader())
				.getCandidates()
				.toArray(String[]::new))
			.filter(wanted)
			.map((name) -> ClassUtils.resolveClassName(name, null))
			.toArray(Class<?>[]::new));
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
			.replace("http://localhost:9090", emulator.baseUri().toString())
			.replace("jdbc:postgresql://db.example.com/shop", "jdbc:h2:mem:shop")
			.getBytes(StandardCharsets.UTF_8);
		try {
			EnumerablePropertySource<?> source = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
				.load("page", new ByteArrayResource(text))
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
