package io.github.wechatpay.complaint.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The auto-configurations that are on the class path for the sake of a few tests, and in
 * the way of all others.
 */
public final class UnwantedAutoConfigurations {

	private static final String BOOT = "org.springframework.boot.";

	private static final List<String> NAMES = List.of("data.redis.autoconfigure.DataRedisAutoConfiguration",
			"data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
			"jdbc.autoconfigure.DataSourceAutoConfiguration",
			"security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
			"security.autoconfigure.SecurityAutoConfiguration",
			"security.autoconfigure.UserDetailsServiceAutoConfiguration",
			"security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
			"security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
			"security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
			"security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
			"security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration");

	private UnwantedAutoConfigurations() {
	}

	/**
	 * Return the value of {@code spring.autoconfigure.exclude}.
	 * @param wanted technologies that are wanted after all, for example {@code security}
	 * @return class names, separated by commas
	 */
	public static String except(String... wanted) {
		Stream<String> unwanted = NAMES.stream().filter((name) -> Arrays.stream(wanted).noneMatch(name::startsWith));
		return String.join(",", unwanted.map(BOOT::concat).toList());
	}

}
