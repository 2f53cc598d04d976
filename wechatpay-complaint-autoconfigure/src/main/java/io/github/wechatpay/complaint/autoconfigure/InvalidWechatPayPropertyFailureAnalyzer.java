package io.github.wechatpay.complaint.autoconfigure;

import java.util.Objects;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Tells which property stopped the start-up, where its value came from, what is wrong
 * with it and what to do.
 */
final class InvalidWechatPayPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidWechatPayPropertyException> {

	private final Environment environment;

	InvalidWechatPayPropertyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidWechatPayPropertyException cause) {
		String description = "The configuration property '" + cause.getProperty() + "' " + cause.getProblem() + ".";
		Origin origin = findOrigin(cause.getProperty());
		if (origin != null) {
			description += "%n%n    Origin: %s".formatted(origin);
		}
		return new FailureAnalysis(description, cause.getAction(), cause);
	}

	private @Nullable Origin findOrigin(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		Origin origin = findOrigin(name);
		// an element of a list that was given in one line
		return (origin == null && name.isLastElementIndexed()) ? findOrigin(name.getParent()) : origin;
	}

	private @Nullable Origin findOrigin(ConfigurationPropertyName name) {
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.map((source) -> source.getConfigurationProperty(name))
			.filter(Objects::nonNull)
			.findFirst()
			.map(Origin::from)
			.orElse(null);
	}

}
