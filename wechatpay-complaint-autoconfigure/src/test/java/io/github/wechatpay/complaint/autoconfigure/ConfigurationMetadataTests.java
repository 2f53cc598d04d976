package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata that IDEs show.
 */
class ConfigurationMetadataTests {

	private static final Pattern ROW = Pattern.compile("\\| `(wechatpay\\.[^`]+)` \\| ?(.*?) ?\\| (.+) \\|");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private final List<JsonNode> properties = read("properties");

	private final List<JsonNode> hints = read("hints");

	@ParameterizedTest
	@ValueSource(strings = { "## Properties", "## 配置属性" })
	void everyPropertyIsInTheTableOfTheReadme(String section) {
		assertThat(this.properties).extracting(ConfigurationMetadataTests::name)
			.doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(defaultsOfTheReadme(section).keySet());
	}

	@ParameterizedTest
	@ValueSource(strings = { "## Properties", "## 配置属性" })
	void everyDefaultIsThatOfTheTableOfTheReadme(String section) {
		Map<String, String> documented = new LinkedHashMap<>();
		defaultsOfTheReadme(section).forEach((name, cell) -> {
			Matcher code = CODE.matcher(cell);
			if (code.matches()) {
				documented.put(name, code.group(1));
			}
		});
		Map<String, String> actual = new LinkedHashMap<>();
		this.properties.stream()
			.filter((property) -> property.has("defaultValue"))
			.forEach((property) -> actual.put(name(property), property.get("defaultValue").asString()));
		assertThat(actual).hasSizeGreaterThan(10).containsExactlyInAnyOrderEntriesOf(documented);
	}

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

	private static Map<String, String> defaultsOfTheReadme(String section) {
		try (Stream<String> lines = Files.lines(Path.of("..", "README.md"))) {
			Map<String, String> defaults = new LinkedHashMap<>();
			lines.dropWhile((line) -> !line.equals(section))
				.skip(1)
				.takeWhile((line) -> !line.startsWith("## "))
				.map(ROW::matcher)
				.filter(Matcher::matches)
				.forEach((row) -> defaults.put(row.group(1), row.group(2)));
			return defaults;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
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
