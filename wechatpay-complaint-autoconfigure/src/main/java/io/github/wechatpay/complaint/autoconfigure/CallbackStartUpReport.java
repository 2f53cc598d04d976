package io.github.wechatpay.complaint.autoconfigure;

import java.util.Locale;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import io.github.wechatpay.complaint.merchant.MerchantRegistrations;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Logs how complaint notifications are received, once the application is ready.
 */
final class CallbackStartUpReport implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(CallbackStartUpReport.class);

	private static final String MEMORY = "memory";

	private final ApplicationContext context;

	private final HandlingSupervisor supervisor;

	private final NotificationStore store;

	private final WechatPayProperties properties;

	CallbackStartUpReport(ApplicationContext context, HandlingSupervisor supervisor, NotificationStore store,
			WechatPayProperties properties) {
		this.context = context;
		this.supervisor = supervisor;
		this.store = store;
		this.properties = properties;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (event.getApplicationContext() == this.context) {
			logger.info("Complaint notifications: " + endpoint() + ", handlers " + this.supervisor.getHandlerNames()
					+ ", store " + store() + ", mode " + mode() + ", " + registration());
			boolean chosen = this.properties.complaint().callback().deduplication().store() != null;
			if (!chosen && MEMORY.equals(store())
					&& this.context.getBeanNamesForType(DataSource.class, true, false).length > 0) {
				logger.warn("Handled complaint notifications are remembered in memory, although there is a database: "
						+ "with several instances each would handle a notification. Set "
						+ NotificationStoreConfiguration.STORE
						+ " to jdbc, or to memory if there is only one instance");
			}
		}
	}

	private String endpoint() {
		NotificationPaths paths = this.context.getBeanProvider(NotificationPaths.class).getIfUnique();
		return (paths != null) ? "POST " + paths : "no endpoint";
	}

	// by name, since the class of a store may be missing
	private String store() {
		String name = this.store.getClass().getSimpleName();
		return switch (name) {
			case "InMemoryNotificationStore" -> MEMORY;
			case "RedisNotificationStore" -> "redis";
			case "JdbcNotificationStore" -> "jdbc";
			case "NoNotificationStore" -> "none";
			default -> name;
		};
	}

	private String mode() {
		return this.properties.complaint().callback().mode().name().toLowerCase(Locale.ROOT);
	}

	private String registration() {
		String urls = this.context.getBeanProvider(MerchantRegistrations.class)
			.stream()
			.flatMap((registrations) -> registrations.started().values().stream())
			.map(NotificationUrlRegistrar::getUrl)
			.collect(Collectors.joining(", "));
		return urls.isEmpty() ? "not registered by this application" : "registered as " + urls;
	}

}
