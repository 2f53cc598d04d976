package io.github.wechatpay.complaint.benchmarks.reception;

import io.github.wechatpay.complaint.benchmarks.Keys;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The statements of the store {@code jdbc}: a row is claimed and completed.
 */
final class JdbcCommands {

	static final String TABLE = "wechatpay_complaint_notification";

	static final String THIS_ROW = " WHERE merchant_id = ? AND notification_id = ?";

	private static final String CLAIM = "INSERT INTO " + TABLE
			+ " (merchant_id, notification_id, state, token, lease_until) VALUES (?, ?, 'CLAIMED', 'token', ?)"
			+ " ON CONFLICT DO NOTHING";

	private static final String COMPLETE = "UPDATE " + TABLE
			+ " SET state = 'COMPLETED', token = NULL, lease_until = NULL, completed_at = ?" + THIS_ROW;

	private final JdbcTemplate jdbc;

	JdbcCommands(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void execute(String notificationId) {
		this.jdbc.update(CLAIM, Keys.MERCHANT_ID, notificationId, System.currentTimeMillis());
		this.jdbc.update(COMPLETE, System.currentTimeMillis(), Keys.MERCHANT_ID, notificationId);
	}

}
