package io.github.wechatpay.complaint.autoconfigure;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Stops the start on a line of Spring Boot that is too old, before anything that such a
 * line lacks is missed. It must therefore load on an old line itself.
 */
final class SpringBootLineCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	private final SpringBootLine line;

	SpringBootLineCheck() {
		this(SpringBootLine.current());
	}

	SpringBootLineCheck(SpringBootLine line) {
		this.line = line;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		String enabled = event.getEnvironment().getProperty("wechatpay.enabled", "true");
		if (this.line.isTooOld() && enabled.equalsIgnoreCase("true")) {
			throw new UnsupportedSpringBootException(this.line);
		}
	}

}
