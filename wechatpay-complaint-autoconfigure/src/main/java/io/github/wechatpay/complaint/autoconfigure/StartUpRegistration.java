package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.util.Map;

import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import io.github.wechatpay.complaint.notification.RegistrationState.Status;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Has the notification URL registered when the application is ready to receive what is
 * posted to it. An application that has nothing else to do stays until the first attempt
 * is over.
 */
final class StartUpRegistration implements ApplicationListener<ApplicationReadyEvent>, SmartLifecycle {

	private static final Log logger = LogFactory.getLog(StartUpRegistration.class);

	private static final long POLL_MILLIS = 50;

	private final Map<String, NotificationUrlRegistrar> registrars;

	private final ApplicationContext context;

	private volatile boolean running;

	private volatile boolean ready;

	StartUpRegistration(Map<String, NotificationUrlRegistrar> registrars, ApplicationContext context) {
		this.registrars = registrars;
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		// the events of child contexts arrive here as well
		if (event.getApplicationContext() == this.context && this.running) {
			this.ready = true;
			NotificationPaths paths = this.context.getBeanProvider(NotificationPaths.class).getIfUnique();
			this.registrars.forEach((merchant, registrar) -> warnIfNobodyListens(merchant, registrar.getUrl(), paths));
			register();
		}
	}

	// a context can be stopped and started again, but becomes ready only once
	@Override
	public void start() {
		this.running = true;
		if (this.ready) {
			register();
		}
	}

	private void register() {
		if (!this.registrars.isEmpty()) {
			this.registrars.values().forEach(NotificationUrlRegistrar::start);
			new Thread(this::awaitFirstAttempt, "wechatpay-registration").start();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.registrars.values().forEach(NotificationUrlRegistrar::stop);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private static void warnIfNobodyListens(String merchant, String url, @Nullable NotificationPaths paths) {
		String prefix = MerchantNames.prefix(merchant);
		if (paths == null) {
			logger.warn("The complaint notification URL " + url + " is being registered (" + prefix
					+ "complaint.register-on-startup), but this application has no "
					+ "endpoint for it: it needs a ComplaintHandler or a ComplaintNotificationHandler, and a web server");
		}
		else if (!paths.contains(URI.create(url).getPath())) {
			logger.warn("The complaint notification URL " + url + " is being registered (" + prefix
					+ "complaint.notification-url), but this application listens at " + paths
					+ " (wechatpay.complaint.callback.path). Ignore this if something in front of it changes "
					+ "the path");
		}
	}

	// on a thread that keeps the JVM from ending
	private void awaitFirstAttempt() {
		try {
			while (this.running && isPending()) {
				Thread.sleep(POLL_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isPending() {
		return this.registrars.values()
			.stream()
			.anyMatch((registrar) -> registrar.getState().status() == Status.PENDING);
	}

}
