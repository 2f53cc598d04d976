package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * The table {@code wechatpay_complaint_notification}. Every statement is a transaction of
 * its own, whatever the connection pool says about committing. All times are those of the
 * database, since the clocks of the instances that share it may differ.
 */
public final class JdbcNotificationTable {

	/**
	 * The name of the table.
	 */
	public static final String NAME = "wechatpay_complaint_notification";

	/**
	 * The name of the table of what the inbox has to do.
	 */
	public static final String TASKS = "wechatpay_complaint_task";

	/**
	 * The name of the table of how complaints were when they were handled.
	 */
	public static final String SNAPSHOTS = "wechatpay_complaint_snapshot";

	/**
	 * The name of the table of when complaints were looked at.
	 */
	public static final String LOOKS = "wechatpay_complaint_look";

	private static final int LONGEST_MERCHANT_ID = 32;

	private static final int LONGEST_NOTIFICATION_ID = 128;

	private static final String KEY = "merchant_id, notification_id";

	private static final String HANDLED = "completed_at < {now} - %d";

	// the state is in an index, and the lease of the few rows in it is not
	private static final String ABANDONED = "state = 'CLAIMED' AND lease_until < {now} - %d";

	private static final int BATCH = 1000;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private volatile @Nullable Dialect dialect;

	/**
	 * Create a new table.
	 * @param dataSource the database, to which there is no connection before it is needed
	 */
	public JdbcNotificationTable(DataSource dataSource) {
		this.jdbc = new JdbcTemplate(dataSource);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Return which tables of the script are missing.
	 * @return their names
	 */
	public List<String> getMissing() {
		return Stream.of(NAME, TASKS, SNAPSHOTS, LOOKS).filter((table) -> !exists(table)).toList();
	}

	private boolean exists(String table) {
		try {
			select("SELECT '' FROM " + table + " WHERE 1 = 0");
			return true;
		}
		catch (BadSqlGrammarException ex) {
			return false;
		}
	}

	/**
	 * Return the script that creates the tables.
	 * @return the location on the class path
	 */
	public String getScript() {
		return dialect().script();
	}

	/**
	 * Delete what does not have to be remembered any more, in batches.
	 * @param timeToLive how long a handled notification is remembered
	 * @return the number of rows that were deleted
	 */
	public int deleteExpired(Duration timeToLive) {
		return deleteAll(HANDLED.formatted(timeToLive.toMillis()))
				+ deleteAll(ABANDONED.formatted(timeToLive.toMillis()));
	}

	private int deleteAll(String condition) {
		String delete = dialect().delete(NAME, KEY, condition, BATCH);
		int total = 0;
		int deleted;
		do {
			deleted = execute(delete);
			total += deleted;
		}
		while (deleted == BATCH);
		return total;
	}

	/**
	 * Return a statement in the dialect of the database.
	 * @param statement the statement, in which <code>{now}</code> is the time of the
	 * database in milliseconds, and a leading <code>{insert}</code> inserts unless there
	 * is such a row
	 * @return the statement
	 */
	public String render(String statement) {
		return dialect().render(statement);
	}

	/**
	 * Refuse a key that does not fit into its columns. MySQL and MariaDB would shorten
	 * it, and take it for another one.
	 */
	static void requireRoom(String mchid, String notificationId) {
		Assert.state(mchid.codePointCount(0, mchid.length()) <= LONGEST_MERCHANT_ID,
				"The merchant id is longer than the " + LONGEST_MERCHANT_ID + " characters of its column");
		Assert.state(notificationId.codePointCount(0, notificationId.length()) <= LONGEST_NOTIFICATION_ID,
				"The notification id is longer than the " + LONGEST_NOTIFICATION_ID + " characters of its column");
	}

	/**
	 * Execute a statement.
	 * @return the number of rows that were changed; 0 if a row that is inserted exists
	 */
	int update(String statement, @Nullable Object... arguments) {
		try {
			return execute(dialect().render(statement), arguments);
		}
		catch (DuplicateKeyException ex) {
			return 0;
		}
	}

	List<String> select(String statement, Object... arguments) {
		String rendered = dialect().render(statement);
		List<String> rows = this.transaction
			.execute((status) -> this.jdbc.queryForList(rendered, String.class, arguments));
		return (rows != null) ? rows : List.of();
	}

	private int execute(String statement, @Nullable Object... arguments) {
		Integer rows = this.transaction.execute((status) -> this.jdbc.update(statement, arguments));
		return (rows != null) ? rows : 0;
	}

	private Dialect dialect() {
		Dialect known = this.dialect;
		if (known == null) {
			String productName = this.jdbc.execute(
					(ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName());
			known = Dialect.of(String.valueOf(productName));
			this.dialect = known;
		}
		return known;
	}

}
