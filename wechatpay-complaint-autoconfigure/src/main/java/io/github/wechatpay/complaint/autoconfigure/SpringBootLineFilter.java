package io.github.wechatpay.complaint.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps our auto-configurations away from a line of Spring Boot that is too old, where
 * they could not even find out that they are switched off. It must therefore load on an
 * old line itself.
 */
final class SpringBootLineFilter implements AutoConfigurationImportFilter {

	private static final String PREFIX = SpringBootLineFilter.class.getPackageName() + ".";

	private final SpringBootLine line;

	SpringBootLineFilter() {
		this(SpringBootLine.current());
	}

	SpringBootLineFilter(SpringBootLine line) {
		this.line = line;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean tooOld = this.line.isTooOld();
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = !tooOld || name == null || !name.startsWith(PREFIX);
		}
		return matches;
	}

}
