package io.github.wechatpay.complaint.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;

/**
 * The version of Spring Boot that the application runs on. One that cannot be told, or is
 * newer than all that this library was tested with, is given a chance.
 *
 * @param version the version, or {@code null} if it is unknown
 */
record SpringBootLine(@Nullable String version) {

	static final int OLDEST_SUPPORTED = 4;

	private static final Pattern MAJOR = Pattern.compile("([0-9]{1,4})\\..*");

	static SpringBootLine current() {
		return new SpringBootLine(SpringBootVersion.getVersion());
	}

	boolean isTooOld() {
		if (this.version == null) {
			return false;
		}
		Matcher major = MAJOR.matcher(this.version);
		return major.matches() && Integer.parseInt(major.group(1)) < OLDEST_SUPPORTED;
	}

}
