package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Has the notification URL registered when the application is ready to receive what is
 * posted to it.
 */
final class StartUpRegistration implements ApplicationListener<ApplicationReadyEvent> {

	private final NotificationUrlRegistrar registrar;

	private final ApplicationContext context;

	StartUpRegistration(@Nullable NotificationUrlRegistrar registrar, ApplicationContext context) {
		if (registrar == null) {
			throw new InvalidWechatPayPropertyException("wechatpay.complaint.register-on-startup",
					"is true, but wechatpay.complaint.notification-url is not set",
					"Set wechatpay.complaint.notification-url to the public https URL of this application "
							+ "that receives notifications.");
		}
		this.registrar = registrar;
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		// the events of child contexts arrive here as well
		if (event.getApplicationContext() == this.context) {
			this.registrar.start();
		}
	}

}
