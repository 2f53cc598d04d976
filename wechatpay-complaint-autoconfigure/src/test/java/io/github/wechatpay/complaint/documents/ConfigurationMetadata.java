package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All configuration properties that are known on the class path.
 *
 * @param properties the properties
 */
record ConfigurationMetadata(List<Property> properties) {

	static ConfigurationMetadata load() {
		List<Property> properties = new ArrayList<>();
		try {
			for (URL url : Collections.list(ConfigurationMetadata.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream input = url.openStream()) {
					JsonMapper.builder()
						.build()
						.readTree(input)
						.path("properties")
						.forEach((property) -> properties.add(Property.of(property)));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new ConfigurationMetadata(properties);
	}

	boolean isKnown(String name) {
		return this.properties.stream()
			.anyMatch((property) -> name.equals(property.name())
					|| property.isMap() && name.startsWith(property.name() + "."));
	}

	/**
	 * Return the properties of this project, in the order of their names.
	 */
	List<Property> ours() {
		return this.properties.stream().filter(Property::isOurs).sorted(Comparator.comparing(Property::name)).toList();
	}

	/**
	 * A property.
	 *
	 * @param name its name
	 * @param type its type
	 * @param description what it is for
	 * @param defaultValue its default, if it is a constant
	 */
	record Property(String name, String type, String description, @Nullable String defaultValue) {

		private static Property of(JsonNode json) {
			return new Property(json.path("name").asString(), json.path("type").asString(""),
					json.path("description").asString(""), text(json.path("defaultValue")));
		}

		private static @Nullable String text(JsonNode value) {
			if (value.isArray()) {
				return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
			}
			return value.isMissingNode() ? null : value.asString();
		}

		boolean isMap() {
			return this.type.startsWith("java.util.Map");
		}

		boolean isOurs() {
			return this.name.startsWith("wechatpay.")
					|| this.name.startsWith("management.") && this.name.matches(".*(wechatpay|complaint).*");
		}

		/**
		 * Return the common start of the properties that it belongs to.
		 */
		String group() {
			String[] segments = this.name.split("\\.");
			if (segments[0].equals("management")) {
				return segments[0];
			}
			int depth = this.name.matches("wechatpay\\.complaint\\.[a-z]+\\..+") ? 3 : Math.min(segments.length - 1, 2);
			return String.join(".", List.of(segments).subList(0, depth));
		}

	}

}
