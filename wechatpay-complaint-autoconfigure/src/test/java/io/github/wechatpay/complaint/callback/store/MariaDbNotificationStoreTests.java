package io.github.wechatpay.complaint.callback.store;

import com.zaxxer.hikari.HikariDataSource;

class MariaDbNotificationStoreTests extends AbstractJdbcNotificationStoreTests {

	private DatabaseServer server;

	MariaDbNotificationStoreTests() {
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
