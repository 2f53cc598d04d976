package io.github.wechatpay.complaint.test;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What an emulator has to know of the application that is tested.
 */
final class ApplicationUnderTest implements AutoCloseable {

	private final ApplicationContext context;

	private @Nullable NotificationForwarder forwarder;

	ApplicationUnderTest(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Return where notifications reach the application. Its port is another one after its
	 * server was started anew.
	 */
	URI uri() {
		Integer port = environment().getProperty("local.server.port", Integer.class);
		return (port != null) ? URI.create("http://localhost:" + port) : forwarder().uri();
	}

	/**
	 * Return the URL that the application has registered by itself, if it does so.
	 */
	Optional<String> urlRegisteredAtStartUp() {
		boolean registers = environment().getProperty("wechatpay.complaint.register-on-startup", Boolean.class, false);
		return Optional.ofNullable(environment().getProperty("wechatpay.complaint.notification-url"))
			.filter((url) -> registers && StringUtils.hasText(url));
	}

	private Environment environment() {
		return this.context.getEnvironment();
	}

	// not before it is needed, since it needs the whole application
	private synchronized NotificationForwarder forwarder() {
		if (this.forwarder == null) {
			this.forwarder = NotificationForwarder.start(new ApplicationWebTestClient(this.context).get());
		}
		return this.forwarder;
	}

	@Override
	public synchronized void close() {
		if (this.forwarder != null) {
			this.forwarder.close();
			this.forwarder = null;
		}
	}

}
