package io.github.wechatpay.complaint.benchmarks.reception;

import io.github.wechatpay.complaint.benchmarks.Keys;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The statements of the inbox and of db-scheduler: a row and its task are inserted
 * together, the task is picked, the attempt counted, the row read and completed, and the
 * task deleted.
 */
final class InboxCommands {

	private static final String TASKS = "wechatpay_complaint_task";

	private static final String THIS_TASK = " WHERE task_name = 'commands' AND task_instance = ?";

	private static final String INSERT = "INSERT INTO " + JdbcCommands.TABLE
			+ " (merchant_id, notification_id, state, received_at, next_attempt) VALUES (?, ?, 'PENDING', ?, ?)"
			+ " ON CONFLICT DO NOTHING";

	private static final String FILL = "UPDATE " + JdbcCommands.TABLE + " SET event_type = 'COMPLAINT.CREATE',"
			+ " create_time = '2026-11-23T12:05:05+08:00', summary = 'summary', complaint_id = '200201820200101080076610000',"
			+ " action_type = 'CREATE_COMPLAINT', resource = '{}'" + JdbcCommands.THIS_ROW;

	private static final String READ_TASK = "SELECT * FROM " + TASKS + THIS_TASK;

	private static final String INSERT_TASK = "INSERT INTO " + TASKS
			+ " (task_name, task_instance, execution_time, picked, version) VALUES ('commands', ?, ?, FALSE, 1)";

	private static final String PICK = "UPDATE " + TASKS
			+ " SET picked = TRUE, picked_by = 'benchmark', last_heartbeat = ?, version = version + 1" + THIS_TASK;

	private static final String BEGIN = "UPDATE " + JdbcCommands.TABLE + " SET attempts = attempts + 1"
			+ JdbcCommands.THIS_ROW;

	private static final String READ = "SELECT * FROM " + JdbcCommands.TABLE + JdbcCommands.THIS_ROW;

	private static final String COMPLETE = "UPDATE " + JdbcCommands.TABLE
			+ " SET state = 'COMPLETED', completed_at = ?, next_attempt = NULL, event_type = NULL, create_time = NULL,"
			+ " summary = NULL, complaint_id = NULL, action_type = NULL, resource = NULL" + JdbcCommands.THIS_ROW;

	private static final String DELETE_TASK = "DELETE FROM " + TASKS + THIS_TASK;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	InboxCommands(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
	}

	void execute(String notificationId) {
		long now = System.currentTimeMillis();
		this.transaction.executeWithoutResult((status) -> insert(notificationId, now));
		this.jdbc.update(PICK, now, notificationId);
		this.jdbc.queryForList(READ_TASK, notificationId);
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.update(BEGIN, Keys.MERCHANT_ID, notificationId);
			this.jdbc.queryForList(READ, Keys.MERCHANT_ID, notificationId);
		});
		this.jdbc.update(COMPLETE, now, Keys.MERCHANT_ID, notificationId);
		this.jdbc.update(DELETE_TASK, notificationId);
	}

	private void insert(String notificationId, long now) {
		this.jdbc.update(INSERT, Keys.MERCHANT_ID, notificationId, now, now);
		this.jdbc.update(FILL, Keys.MERCHANT_ID, notificationId);
		this.jdbc.queryForList(READ_TASK, notificationId);
		this.jdbc.update(INSERT_TASK, notificationId, now);
	}

}
