package io.github.wechatpay.complaint.callback.store;

import com.zaxxer.hikari.HikariDataSource;

class PostgreSqlNotificationStoreTests extends AbstractJdbcNotificationStoreTests {

	private DatabaseServer server;

	PostgreSqlNotificationStoreTests() {
		super("postgresql");
	}

	@Override
	HikariDataSource startDatabase() {
		this.server = DatabaseServer.postgresql();
		return this.server.newDataSource();
	}

	@Override
	void stopDatabase() {
		if (this.server != null) {
			this.server.close();
		}
	}

}
