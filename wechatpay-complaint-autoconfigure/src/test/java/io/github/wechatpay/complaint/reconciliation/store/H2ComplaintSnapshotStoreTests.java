package io.github.wechatpay.complaint.reconciliation.store;

import io.github.wechatpay.complaint.callback.store.DatabaseServer;

class H2ComplaintSnapshotStoreTests extends AbstractJdbcComplaintSnapshotStoreTests {

	H2ComplaintSnapshotStoreTests() {
		super("h2");
	}

	@Override
	DatabaseServer startServer() {
		return null;
	}

}
