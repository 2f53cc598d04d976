package io.github.wechatpay.complaint.callback.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of the inbox. All times are those of the database.
 */
final class InboxTable {

	private static final String TABLE = JdbcNotificationTable.NAME;

	private static final String THIS_ROW = " WHERE merchant_id = ? AND notification_id = ?";

	private static final String PENDING = THIS_ROW + " AND state = 'PENDING'";

	private static final String INSERT = "{insert} " + TABLE
			+ " (merchant_id, notification_id, state, received_at, next_attempt) VALUES (?, ?, 'PENDING', {now}, {now})";

	// what was claimed or handled without an inbox, and is forgotten
	private static final String TAKE_OVER = "UPDATE " + TABLE
			+ " SET state = 'PENDING', token = NULL, lease_until = NULL, completed_at = NULL, attempts = 0, "
			+ "received_at = {now}, next_attempt = {now}" + THIS_ROW
			+ " AND ((state = 'CLAIMED' AND lease_until < {now}) OR (state = 'COMPLETED' AND completed_at < {now} - ?))";

	// not part of the insertion, since INSERT IGNORE of MySQL shortens what is too long
	private static final String FILL = "UPDATE " + TABLE + " SET event_type = ?, create_time = ?, summary = ?, "
			+ "complaint_id = ?, action_type = ?, resource = ?" + THIS_ROW;

	private static final String STATE = "SELECT state FROM " + TABLE + THIS_ROW + " FOR UPDATE";

	private static final String BEGIN = "UPDATE " + TABLE + " SET attempts = attempts + 1" + PENDING;

	private static final String READ = "SELECT * FROM " + TABLE + PENDING;

	private static final String COMPLETE = "UPDATE " + TABLE + " SET state = 'COMPLETED', completed_at = {now}, "
			+ "next_attempt = NULL, last_error = NULL, event_type = NULL, create_time = NULL, summary = NULL, "
			+ "complaint_id = NULL, action_type = NULL, resource = NULL" + THIS_ROW
			+ " AND state IN ('PENDING', 'DEAD')";

	private static final String POSTPONE = "UPDATE " + TABLE + " SET next_attempt = {now} + ?, last_error = ?"
			+ PENDING;

	private static final String BURY = "UPDATE " + TABLE + " SET state = 'DEAD', next_attempt = NULL, last_error = ?"
			+ PENDING;

	private static final String UNDO_ATTEMPT = "UPDATE " + TABLE + " SET attempts = attempts - 1, next_attempt = {now}"
			+ PENDING;

	private static final String REVIVE = "UPDATE " + TABLE
			+ " SET state = 'PENDING', attempts = 0, next_attempt = {now}" + THIS_ROW
			+ " AND state IN ('PENDING', 'DEAD')";

	private static final String LIST = "SELECT merchant_id, notification_id, complaint_id, action_type, attempts, "
			+ "next_attempt, last_error FROM " + TABLE + " WHERE state = ? ORDER BY received_at LIMIT ";

	private static final String COUNT = "SELECT COUNT(*) AS entries, {now} - MIN(received_at) AS oldest_age FROM "
			+ TABLE + " WHERE state = ?";

	private final JdbcNotificationTable table;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	InboxTable(JdbcNotificationTable table, DataSource dataSource) {
		this.table = table;
		this.jdbc = new JdbcTemplate(dataSource);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
	}

	<T extends @Nullable Object> T inTransaction(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	/**
	 * Add a notification, unless it is there. This belongs into a transaction.
	 * @return whether it was added
	 */
	boolean add(ComplaintNotification notification, Duration timeToLive) {
		InboxKey key = InboxKey.of(notification);
		if (!insert(key) && !change(TAKE_OVER, key, timeToLive.toMillis())) {
			return false;
		}
		OffsetDateTime createTime = notification.createTime();
		boolean filled = update(FILL, notification.eventType(), (createTime != null) ? createTime.toString() : null,
				notification.summary(), notification.complaintId(), notification.actionType(), notification.resource(),
				key.mchid(), key.notificationId());
		if (!filled) {
			throw new IllegalStateException("The row of the notification is not to be found under its id, "
					+ "which the database may have shortened");
		}
		return true;
	}

	/**
	 * Return the state of a row, or {@code null} if it is gone.
	 */
	@Nullable String state(InboxKey key) {
		List<@Nullable String> states = this.jdbc.queryForList(STATE, String.class, key.mchid(), key.notificationId());
		return states.isEmpty() ? null : states.get(0);
	}

	/**
	 * Count an attempt before it is made, as it may end the process.
	 * @return what to handle, or {@code null} if there is nothing to handle any more
	 */
	@Nullable StoredNotification begin(InboxKey key) {
		return inTransaction(() -> {
			change(BEGIN, key);
			List<StoredNotification> rows = this.jdbc.query(READ, (row, number) -> stored(row), key.mchid(),
					key.notificationId());
			return rows.isEmpty() ? null : rows.get(0);
		});
	}

	/**
	 * Note that a notification needs no handling any more, and forget what it said.
	 * @return whether it was there
	 */
	boolean complete(InboxKey key) {
		return inTransaction(() -> change(COMPLETE, key));
	}

	void postpone(InboxKey key, Duration pause, String error) {
		inTransaction(() -> update(POSTPONE, pause.toMillis(), error, key.mchid(), key.notificationId()));
	}

	void bury(InboxKey key, String error) {
		inTransaction(() -> update(BURY, error, key.mchid(), key.notificationId()));
	}

	void undoAttempt(InboxKey key) {
		inTransaction(() -> change(UNDO_ATTEMPT, key));
	}

	/**
	 * Give all attempts again. This belongs into a transaction.
	 * @return whether there is such an entry
	 */
	boolean revive(InboxKey key) {
		return change(REVIVE, key);
	}

	List<InboxEntry> list(String state, int limit) {
		return this.jdbc.query(LIST + limit, (row, number) -> entry(row), state);
	}

	Count count(String state) {
		return this.jdbc
			.query(this.table.render(COUNT),
					(row, number) -> new Count(row.getLong("entries"),
							Duration.ofMillis(Math.max(row.getLong("oldest_age"), 0))),
					state)
			.get(0);
	}

	private boolean insert(InboxKey key) {
		try {
			return change(INSERT, key);
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private boolean change(String statement, InboxKey key, Object... more) {
		Object[] arguments = new Object[2 + more.length];
		arguments[0] = key.mchid();
		arguments[1] = key.notificationId();
		System.arraycopy(more, 0, arguments, 2, more.length);
		return update(statement, arguments);
	}

	private boolean update(String statement, @Nullable Object... arguments) {
		return this.jdbc.update(this.table.render(statement), arguments) > 0;
	}

	private static StoredNotification stored(ResultSet row) throws SQLException {
		String createTime = row.getString("create_time");
		return new StoredNotification(new ComplaintNotification(row.getString("merchant_id"),
				row.getString("notification_id"), (createTime != null) ? OffsetDateTime.parse(createTime) : null,
				row.getString("event_type"), row.getString("summary"), row.getString("complaint_id"),
				row.getString("action_type"), row.getString("resource")), row.getInt("attempts"));
	}

	private static InboxEntry entry(ResultSet row) throws SQLException {
		InboxKey key = new InboxKey(row.getString("merchant_id"), row.getString("notification_id"));
		long next = row.getLong("next_attempt");
		Instant nextAttempt = row.wasNull() ? null : Instant.ofEpochMilli(next);
		return new InboxEntry(key.toString(), key.notificationId(), key.mchid(), row.getString("complaint_id"),
				row.getString("action_type"), row.getInt("attempts"), nextAttempt, row.getString("last_error"));
	}

	/**
	 * How many entries are in a state, and how long the oldest has been there.
	 */
	record Count(long entries, Duration oldestAge) {

	}

}
