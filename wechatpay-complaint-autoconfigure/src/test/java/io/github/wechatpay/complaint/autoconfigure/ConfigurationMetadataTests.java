package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.Region;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata that IDEs show.
 */
class ConfigurationMetadataTests {

	private final List<JsonNode> properties = read("properties");

	private final List<JsonNode> hints = read("hints");

	@Test
	void everyPropertyIsDescribedInSentences() {
		assertThat(this.properties).isNotEmpty().allSatisfy((property) -> {
			assertSentence(property);
			assertThat(property.has("type")).as(property.toString()).isTrue();
		});
	}

	@Test
	void everyHintIsOnProperty() {
		assertThat(this.hints).isNotEmpty();
		assertThat(this.properties).extracting(ConfigurationMetadataTests::name)
			.containsAll(this.hints.stream().map(ConfigurationMetadataTests::name).toList());
	}

	@Test
	void everyValueOfRegionIsDescribed() {
		assertValues("wechatpay.region", Region.values());
	}

	@Test
	void everyValueOfDeduplicationStoreIsDescribed() {
		assertValues("wechatpay.complaint.callback.deduplication.store", NotificationStoreType.values());
	}

	@Test
	void locationsAreCompleted() {
		assertThat(this.hints).filteredOn((hint) -> hint.has("providers")).allSatisfy((hint) -> {
			JsonNode provider = hint.get("providers").get(0);
			assertThat(provider.get("name").asString()).isEqualTo("handle-as");
			assertThat(provider.get("parameters").get("target").asString())
				.isEqualTo("org.springframework.core.io.Resource");
		})
			.extracting(ConfigurationMetadataTests::name)
			.containsExactlyInAnyOrder("wechatpay.merchant-certificate", "wechatpay.private-key",
					"wechatpay.platform.public-key", "wechatpay.platform.certificates");
	}

	private void assertValues(String name, Enum<?>[] expected) {
		assertThat(this.hints).filteredOn((hint) -> name(hint).equals(name)).singleElement().satisfies((hint) -> {
			List<JsonNode> values = new ArrayList<>();
			hint.get("values").forEach(values::add);
			assertThat(values).allSatisfy(ConfigurationMetadataTests::assertSentence)
				.extracting((value) -> value.get("value").asString())
				.containsExactlyInAnyOrderElementsOf(
						Stream.of(expected).map((constant) -> constant.name().toLowerCase(Locale.ROOT)).toList());
		});
	}

	private static void assertSentence(JsonNode described) {
		assertThat(described.has("description")).as(described.toString()).isTrue();
		assertThat(described.get("description").asString()).as(described.toString())
			.endsWith(".")
			.doesNotStartWith("The ")
			.doesNotContain("{@");
	}

	private static String name(JsonNode item) {
		return item.get("name").asString();
	}

	private static List<JsonNode> read(String kind) {
		try {
			List<JsonNode> items = new ArrayList<>();
			for (URL url : Collections.list(WechatPayProperties.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream input = url.openStream()) {
					JsonMapper.builder().build().readTree(input).path(kind).forEach(items::add);
				}
			}
			return items.stream().filter((item) -> name(item).startsWith("wechatpay.")).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
