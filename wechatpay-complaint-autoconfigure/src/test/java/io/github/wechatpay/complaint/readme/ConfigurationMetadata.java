package io.github.wechatpay.complaint.readme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.json.JsonMapper;

/**
 * All configuration properties that are known on the class path.
 */
final class ConfigurationMetadata {

	private ConfigurationMetadata() {
	}

	static Set<String> names() {
		Set<String> names = new TreeSet<>();
		try {
			for (URL url : Collections.list(ConfigurationMetadata.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream input = url.openStream()) {
					JsonMapper.builder()
						.build()
						.readTree(input)
						.path("properties")
						.forEach((property) -> names.add(property.get("name").asString()));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return names;
	}

}
