package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.wechatpay.complaint.documents.ConfigurationMetadata.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of properties, which are made of the configuration metadata. With
 * {@code -Dwechatpay.documents.write=true}, they are written instead of compared.
 */
class PropertiesPageTests {

	private static final String START = "<!-- made of the configuration metadata: begin -->\n";

	private static final String END = "<!-- end -->\n";

	private static final Comparator<String> GROUPS = Comparator
		.comparing((String group) -> !group.startsWith("wechatpay"))
		.thenComparing(Comparator.naturalOrder());

	private final List<Property> properties = ConfigurationMetadata.load().ours();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void tablesAreThoseOfTheMetadata(boolean english) throws IOException {
		Path file = Documents.properties(english);
		String page = Files.readString(file);
		String current = page.substring(0, page.indexOf(START) + START.length()) + tables(english)
				+ page.substring(page.indexOf(END));
		if (Boolean.getBoolean("wechatpay.documents.write")) {
			Files.writeString(file, current);
		}
		else {
			assertThat(page).as("to write it anew: -Dwechatpay.documents.write=true").isEqualTo(current);
		}
	}

	@Test
	void everyPropertyIsDescribedInChinese() throws IOException {
		assertThat(chinese().stringPropertyNames()).containsAll(this.properties.stream().map(Property::name).toList());
	}

	private String tables(boolean english) throws IOException {
		Properties chinese = chinese();
		Function<Property, String> description = english ? (property) -> StringUtils.capitalize(property.description())
				: (property) -> chinese.getProperty(property.name(), "");
		String header = english ? "| property | default | meaning |" : "| 属性 | 默认值 | 含义 |";
		return this.properties.stream()
			.collect(Collectors.groupingBy(Property::group, LinkedHashMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey(GROUPS))
			.map((group) -> "\n## `" + group.getKey() + "`\n\n" + header + "\n|---|---|---|\n"
					+ group.getValue()
						.stream()
						.map((property) -> row(property, description.apply(property)))
						.collect(Collectors.joining()))
			.collect(Collectors.joining("", "", "\n"));
	}

	private static String row(Property property, String description) {
		String defaultValue = (property.defaultValue() != null) ? "`" + property.defaultValue() + "` " : "";
		return "| `" + property.name() + "` | " + defaultValue + "| " + description.replace("|", "\\|") + " |\n";
	}

	private static Properties chinese() throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(
				new ClassPathResource("properties.zh-CN.properties", PropertiesPageTests.class).getFile().toPath(),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

}
