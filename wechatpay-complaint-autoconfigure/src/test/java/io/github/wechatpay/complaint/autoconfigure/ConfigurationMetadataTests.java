package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata that IDEs show.
 */
class ConfigurationMetadataTests {

	private final List<JsonNode> properties = readProperties();

	@Test
	void everyPropertyIsInTheTableOfTheReadme() throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("..", "README.md"))) {
			List<String> documented = lines.dropWhile((line) -> !line.equals("## Properties"))
				.takeWhile((line) -> !line.equals("## The emulator"))
				.filter((line) -> line.startsWith("| `wechatpay."))
				.map((line) -> line.split("`")[1])
				.toList();
			assertThat(this.properties).extracting((property) -> property.get("name").stringValue())
				.doesNotHaveDuplicates()
				.containsExactlyInAnyOrderElementsOf(documented);
		}
	}

	@Test
	void everyPropertyIsDescribedInSentences() {
		assertThat(this.properties).isNotEmpty().allSatisfy((property) -> {
			assertThat(property.has("description")).as(property.toString()).isTrue();
			assertThat(property.get("description").stringValue()).as(property.toString())
				.endsWith(".")
				.doesNotStartWith("The ")
				.doesNotContain("{@");
			assertThat(property.has("type")).as(property.toString()).isTrue();
		});
	}

	@Test
	void defaultsAreShown() {
		assertDefault("wechatpay.enabled", "true");
		assertDefault("wechatpay.region", "global");
		assertDefault("wechatpay.clock-tolerance", "5m");
		assertDefault("wechatpay.client.connect-timeout", "5s");
		assertDefault("wechatpay.client.response-timeout", "10s");
		assertDefault("wechatpay.client.max-response-size", "1MB");
		assertDefault("wechatpay.client.retry.max-attempts", "3");
		assertDefault("wechatpay.client.retry.initial-backoff", "200ms");
	}

	private void assertDefault(String name, String value) {
		assertThat(this.properties).filteredOn((property) -> property.get("name").stringValue().equals(name))
			.singleElement()
			.satisfies((property) -> assertThat(property.get("defaultValue").asString()).isEqualTo(value));
	}

	private static List<JsonNode> readProperties() {
		try {
			List<JsonNode> properties = new ArrayList<>();
			for (URL url : Collections.list(WechatPayProperties.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream input = url.openStream()) {
					JsonMapper.builder().build().readTree(input).get("properties").forEach(properties::add);
				}
			}
			return properties.stream()
				.filter((property) -> property.get("name").stringValue().startsWith("wechatpay."))
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
