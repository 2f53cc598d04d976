package io.github.wechatpay.complaint.callback.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.store.DatabaseServer;

class H2NotificationInboxTests extends AbstractJdbcNotificationInboxTests {

	H2NotificationInboxTests() {
		super("h2");
	}

	@Override
	HikariDataSource startDatabase() {
		return DatabaseServer.dataSource("jdbc:h2:mem:inbox;DB_CLOSE_DELAY=-1", "sa");
	}

	@Override
	void stopDatabase() {
	}

}
