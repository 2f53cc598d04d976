package io.github.wechatpay.complaint.reconciliation.store;

import io.github.wechatpay.complaint.callback.store.DatabaseServer;

class MariaDbComplaintSnapshotStoreTests extends AbstractJdbcComplaintSnapshotStoreTests {

	MariaDbComplaintSnapshotStoreTests() {
		super("mariadb");
	}

	@Override
	DatabaseServer startServer() {
		return DatabaseServer.mariadb();
	}

}
