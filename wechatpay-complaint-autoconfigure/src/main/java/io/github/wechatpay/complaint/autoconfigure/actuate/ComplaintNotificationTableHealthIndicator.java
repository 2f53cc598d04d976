package io.github.wechatpay.complaint.autoconfigure.actuate;

import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for the table of notifications, without which none can be
 * handled.
 */
final class ComplaintNotificationTableHealthIndicator extends AbstractHealthIndicator {

	private final JdbcNotificationTable table;

	ComplaintNotificationTableHealthIndicator(JdbcNotificationTable table) {
		super("The table of complaint notifications cannot be looked at");
		this.table = table;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up().withDetail("table", JdbcNotificationTable.NAME);
		if (this.table.isMissing()) {
			builder.down().withDetail("missing", true).withDetail("script", this.table.getScript());
		}
	}

}
