package io.github.wechatpay.complaint.callback.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.store.DatabaseServer;

class MariaDbNotificationInboxTests extends AbstractJdbcNotificationInboxTests {

	private DatabaseServer server;

	MariaDbNotificationInboxTests() {
		super("mariadb");
	}

	@Override
	HikariDataSource startDatabase() {
		this.server = DatabaseServer.mariadb();
		return this.server.newDataSource();
	}

	@Override
	void stopDatabase() {
		if (this.server != null) {
			this.server.close();
		}
	}

}
