package io.github.wechatpay.complaint.callback.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.store.DatabaseServer;

class PostgreSqlNotificationInboxTests extends AbstractJdbcNotificationInboxTests {

	private DatabaseServer server;

	PostgreSqlNotificationInboxTests() {
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
