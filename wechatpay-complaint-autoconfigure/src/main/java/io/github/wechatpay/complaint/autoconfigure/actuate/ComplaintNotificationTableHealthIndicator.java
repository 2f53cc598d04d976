package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.util.List;

import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for the tables of notifications, without which none can be
 * handled.
 */
final class ComplaintNotificationTableHealthIndicator extends AbstractHealthIndicator {

	private final JdbcNotificationTable table;

	ComplaintNotificationTableHealthIndicator(JdbcNotificationTable table) {
		super("The tables of complaint notifications cannot be looked at");
		this.table = table;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		List<String> missing = this.table.getMissing();
		if (!missing.isEmpty()) {
			builder.down().withDetail("missing", missing).withDetail("script", this.table.getScript());
		}
	}

}
