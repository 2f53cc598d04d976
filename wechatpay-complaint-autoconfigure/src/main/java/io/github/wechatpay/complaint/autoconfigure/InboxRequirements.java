package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.NotificationInbox;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * What mode {@code inbox} needs.
 */
final class InboxRequirements {

	private static final String SCHEDULER = "com.github.kagkarlsson.scheduler.Scheduler";

	private static final String OR_DIRECT = ", or set it to direct.";

	private final WechatPayProperties.Callback properties;

	InboxRequirements(WechatPayProperties.Callback properties) {
		this.properties = properties;
	}

	/**
	 * Return the inbox, or {@code null} in another mode.
	 * @throws InvalidWechatPayPropertyException if there is none, but should be
	 */
	@Nullable NotificationInbox require(@Nullable NotificationInbox inbox) {
		if (this.properties.mode() != CallbackMode.INBOX) {
			return null;
		}
		NotificationStoreType store = this.properties.deduplication().store();
		if (store != null && store != NotificationStoreType.JDBC) {
			throw new InvalidWechatPayPropertyException(NotificationStoreConfiguration.STORE,
					"is not jdbc, which mode inbox needs",
					"Remove it, or set " + NotificationStoreConfiguration.MODE + " to direct.");
		}
		return (inbox != null) ? inbox : fail();
	}

	private static NotificationInbox fail() {
		if (!ClassUtils.isPresent(SCHEDULER, null)) {
			throw missing("db-scheduler is not on the class path",
					"Add the dependency com.github.kagkarlsson:db-scheduler" + OR_DIRECT);
		}
		throw missing(
				"there is no DataSource to store notifications in, or more than one and none that is primary, "
						+ "or a NotificationStore of the application",
				"Add the dependency spring-boot-starter-jdbc and a driver, and set spring.datasource.*. Beside R2DBC, "
						+ "Spring Boot makes a DataSource only if one is declared. Remove a NotificationStore of your "
						+ "own" + OR_DIRECT);
	}

	private static InvalidWechatPayPropertyException missing(String problem, String action) {
		return new InvalidWechatPayPropertyException(NotificationStoreConfiguration.MODE, "is inbox, but " + problem,
				action);
	}

}
