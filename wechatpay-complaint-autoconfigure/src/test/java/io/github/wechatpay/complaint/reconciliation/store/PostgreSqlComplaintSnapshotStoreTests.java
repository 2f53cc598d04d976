package io.github.wechatpay.complaint.reconciliation.store;

import io.github.wechatpay.complaint.callback.store.DatabaseServer;

class PostgreSqlComplaintSnapshotStoreTests extends AbstractJdbcComplaintSnapshotStoreTests {

	PostgreSqlComplaintSnapshotStoreTests() {
		super("postgresql");
	}

	@Override
	DatabaseServer startServer() {
		return DatabaseServer.postgresql();
	}

}
