package io.github.wechatpay.complaint.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Stops the start on a line of Spring Boot that is too old, before anything that such a
 * line lacks is missed, and keeps our auto-configurations away from it when they are
 * switched off. It must therefore load on an old line itself. A version that is unknown,
 * or newer than all that were tested, is given a chance.
 */
final class SpringBootLineVerifier
		implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, AutoConfigurationImportFilter {

	static final int OLDEST_SUPPORTED = 4;

	private static final Pattern MAJOR = Pattern.compile("([0-9]{1,4})\\..*");

	private static final String PREFIX = SpringBootLineVerifier.class.getPackageName() + ".";

	private final @Nullable String version;

	SpringBootLineVerifier() {
		this(SpringBootVersion.getVersion());
	}

	SpringBootLineVerifier(@Nullable String version) {
		this.version = version;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		String enabled = event.getEnvironment().getProperty("wechatpay.enabled", "true");
		if (isTooOld() && enabled.equalsIgnoreCase("true")) {
			throw new UnsupportedSpringBootLineException(String.valueOf(this.version));
		}
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean tooOld = isTooOld();
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = !tooOld || name == null || !name.startsWith(PREFIX);
		}
		return matches;
	}

	private boolean isTooOld() {
		Matcher major = MAJOR.matcher(String.valueOf(this.version));
		return major.matches() && Integer.parseInt(major.group(1)) < OLDEST_SUPPORTED;
	}

	/**
	 * Thrown when the application runs on a line of Spring Boot that is too old.
	 */
	static final class UnsupportedSpringBootLineException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnsupportedSpringBootLineException(String version) {
			super("wechatpay-complaint-spring-boot-starter does not run on Spring Boot " + version + ", but needs "
					+ OLDEST_SUPPORTED + ".0 or newer");
		}

	}

}
