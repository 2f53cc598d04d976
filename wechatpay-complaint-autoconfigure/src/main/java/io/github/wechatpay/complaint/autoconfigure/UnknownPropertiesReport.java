package io.github.wechatpay.complaint.autoconfigure;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.NativeDetector;
import org.springframework.core.env.Environment;

/**
 * Warns of properties below {@code wechatpay} that nothing looks at, before a missing
 * property may stop the start-up. Only those in files are looked at, because the
 * environment belongs to others as well.
 */
final class UnknownPropertiesReport implements BeanFactoryPostProcessor {

	private static final Log logger = LogFactory.getLog(UnknownPropertiesReport.class);

	private final Environment environment;

	UnknownPropertiesReport(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		// the names are those of record components, which a native image does not keep
		if (NativeDetector.inNativeImage()) {
			return;
		}
		KnownProperties known = new KnownProperties();
		propertiesInFiles().filter((property) -> !known.contains(property.getName()))
			.forEach((property) -> logger.warn(describe(property, known.nearest(property.getName()))));
	}

	private Stream<ConfigurationProperty> propertiesInFiles() {
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.filter(IterableConfigurationPropertySource.class::isInstance)
			.map(IterableConfigurationPropertySource.class::cast)
			.flatMap(UnknownPropertiesReport::propertiesInFiles);
	}

	private static Stream<ConfigurationProperty> propertiesInFiles(IterableConfigurationPropertySource source) {
		return source.stream()
			.filter(KnownProperties.ROOT::isAncestorOf)
			.flatMap((name) -> Stream.ofNullable(propertyInFile(source, name)));
	}

	private static @Nullable ConfigurationProperty propertyInFile(ConfigurationPropertySource source,
			ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		return (property != null && origin(property) instanceof TextResourceOrigin) ? property : null;
	}

	private static @Nullable Origin origin(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		return (origin instanceof PropertySourceOrigin wrapper) ? wrapper.getOrigin() : origin;
	}

	private static String describe(ConfigurationProperty property, @Nullable String nearest) {
		return "There is no property '" + property.getName() + "', so that it has no effect (" + origin(property)
				+ "). " + ((nearest != null) ? "Is '" + nearest + "' meant?"
						: "Remove it, or look its name up in the documents.");
	}

}
