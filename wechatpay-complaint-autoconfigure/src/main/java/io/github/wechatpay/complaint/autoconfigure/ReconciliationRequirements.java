package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;

import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshotStore;
import io.github.wechatpay.complaint.reconciliation.ReconciliationSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What reconciliation needs.
 */
final class ReconciliationRequirements {

	private final ObjectProvider<NotificationDispatcher> dispatcher;

	private final ObjectProvider<ComplaintSnapshotStore> snapshots;

	private final WechatPayProperties.Reconciliation properties;

	ReconciliationRequirements(ObjectProvider<NotificationDispatcher> dispatcher,
			ObjectProvider<ComplaintSnapshotStore> snapshots, WechatPayProperties.Reconciliation properties) {
		this.dispatcher = dispatcher;
		this.snapshots = snapshots;
		this.properties = properties;
	}

	NotificationDispatcher requireDispatcher() {
		return require(this.dispatcher.getIfAvailable(), "there is no handler for what is found",
				"Add a bean of type ComplaintHandler or ComplaintNotificationHandler, and leave "
						+ "wechatpay.complaint.callback.enabled on, or set it to false.");
	}

	ComplaintSnapshotStore requireSnapshots() {
		return require(this.snapshots.getIfUnique(), "what was handled is not remembered where instances share it",
				"Set " + NotificationStoreConfiguration.STORE
						+ " to jdbc or redis, or add a bean of type ComplaintSnapshotStore, or set it to false.");
	}

	ReconciliationSettings requireSettings() {
		PropertyConstraints constraints = new PropertyConstraints("wechatpay.complaint.reconciliation.");
		Duration interval = this.properties.interval();
		constraints.require(interval.compareTo(ReconciliationSettings.SHORTEST_INTERVAL) >= 0, "interval", interval,
				"be at least 1s");
		return new ReconciliationSettings(interval, constraints.positive("lookback", this.properties.lookback()));
	}

	private static <T> T require(@Nullable T bean, String problem, String action) {
		if (bean == null) {
			throw new InvalidWechatPayPropertyException(ReconciliationConfiguration.ENABLED, "is true, but " + problem,
					action);
		}
		return bean;
	}

}
