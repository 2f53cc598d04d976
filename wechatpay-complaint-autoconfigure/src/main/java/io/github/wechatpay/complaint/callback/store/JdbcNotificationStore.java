package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;

import io.github.wechatpay.complaint.callback.NotificationStore;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * {@link NotificationStore} in a database, for all instances that share it. Each step is
 * one statement: a claim inserts a row, or takes over one whose claim or whose time is
 * over. It works with any isolation level, and reads nothing without a lock, so that no
 * replica that lags can be asked.
 *
 * @see JdbcNotificationTable
 */
public final class JdbcNotificationStore implements NotificationStore {

	private static final Duration DEFAULT_LEASE = Duration.ofMinutes(1);

	private static final int RENEWALS = 6;

	private static final int RETRIES = 5;

	private static final String THIS_ROW = " WHERE merchant_id = ? AND notification_id = ?";

	private static final String INSERT = "{insert} " + JdbcNotificationTable.NAME
			+ " (merchant_id, notification_id, state, token, lease_until) VALUES (?, ?, 'CLAIMED', ?, {now} + ?)";

	private static final String TAKE_OVER = "UPDATE " + JdbcNotificationTable.NAME
			+ " SET state = 'CLAIMED', token = ?, lease_until = {now} + ?, completed_at = NULL" + THIS_ROW
			+ " AND ((state = 'CLAIMED' AND lease_until < {now}) OR (state = 'COMPLETED' AND completed_at < {now} - ?))";

	private static final String STATE = "SELECT state FROM " + JdbcNotificationTable.NAME + THIS_ROW + " FOR UPDATE";

	private static final String RENEW = "UPDATE " + JdbcNotificationTable.NAME + " SET lease_until = {now} + ?"
			+ THIS_ROW + " AND state = 'CLAIMED' AND token = ?";

	private static final String COMPLETE = "UPDATE " + JdbcNotificationTable.NAME
			+ " SET state = 'COMPLETED', token = NULL, lease_until = NULL, completed_at = {now}" + THIS_ROW;

	private static final String INSERT_COMPLETED = "{insert} " + JdbcNotificationTable.NAME
			+ " (merchant_id, notification_id, state, completed_at) VALUES (?, ?, 'COMPLETED', {now})";

	private static final String RELEASE = "DELETE FROM " + JdbcNotificationTable.NAME + THIS_ROW
			+ " AND state = 'CLAIMED' AND token = ?";

	private final JdbcNotificationTable table;

	private final Duration timeToLive;

	private final Duration lease;

	/**
	 * Create a new store whose claims end after a minute without renewal.
	 * @param table the table
	 * @param timeToLive how long a handled notification is remembered
	 */
	public JdbcNotificationStore(JdbcNotificationTable table, Duration timeToLive) {
		this(table, timeToLive, DEFAULT_LEASE);
	}

	/**
	 * Create a new store.
	 * @param table the table
	 * @param timeToLive how long a handled notification is remembered
	 * @param lease the time without renewal after which a claim ends
	 */
	public JdbcNotificationStore(JdbcNotificationTable table, Duration timeToLive, Duration lease) {
		this.table = table;
		this.timeToLive = timeToLive;
		this.lease = lease;
	}

	@Override
	public Mono<Claim> claim(String mchid, String notificationId) {
		return step(() -> claim(new JdbcClaim(mchid, notificationId, UUID.randomUUID().toString())))
			.repeatWhenEmpty(RETRIES, Function.identity());
	}

	@Override
	public Duration renewalInterval() {
		return this.lease.dividedBy(RENEWALS);
	}

	/**
	 * Return the claim, or {@code null} if the row that was in the way is gone.
	 */
	private @Nullable Claim claim(JdbcClaim claim) {
		JdbcNotificationTable.requireRoom(claim.mchid, claim.notificationId);
		if (claim.insert() || claim.takeOver()) {
			return claim;
		}
		List<String> states = this.table.select(STATE, claim.mchid, claim.notificationId);
		return states.isEmpty() ? null
				: Claim.notGranted(states.contains("COMPLETED") ? Claim.Status.COMPLETED : Claim.Status.IN_PROGRESS);
	}

	// deadlocks and failed serializations, as some isolation levels have them
	private static <T> Mono<T> step(Callable<@Nullable T> step) {
		return Mono.<T>fromCallable(step)
			.retryWhen(Retry.max(RETRIES).filter(ConcurrencyFailureException.class::isInstance));
	}

	/**
	 * A granted claim.
	 */
	private final class JdbcClaim implements Claim {

		private final String mchid;

		private final String notificationId;

		private final String token;

		JdbcClaim(String mchid, String notificationId, String token) {
			this.mchid = mchid;
			this.notificationId = notificationId;
			this.token = token;
		}

		boolean insert() {
			return update(INSERT, this.mchid, this.notificationId, this.token, lease()) > 0;
		}

		boolean takeOver() {
			return update(TAKE_OVER, this.token, lease(), this.mchid, this.notificationId,
					JdbcNotificationStore.this.timeToLive.toMillis()) > 0;
		}

		@Override
		public Status status() {
			return Status.GRANTED;
		}

		@Override
		public Mono<Boolean> renew() {
			return step(() -> update(RENEW, lease(), this.mchid, this.notificationId, this.token) > 0);
		}

		@Override
		public Mono<Void> complete() {
			return JdbcNotificationStore.<Boolean>step(() -> {
				boolean completed = update(COMPLETE, this.mchid, this.notificationId) > 0
						|| update(INSERT_COMPLETED, this.mchid, this.notificationId) > 0;
				return completed ? true : null;
			}).repeatWhenEmpty(RETRIES, Function.identity()).then();
		}

		@Override
		public Mono<Void> release() {
			return step(() -> update(RELEASE, this.mchid, this.notificationId, this.token)).then();
		}

		private int update(String statement, Object... arguments) {
			return JdbcNotificationStore.this.table.update(statement, arguments);
		}

		private long lease() {
			return JdbcNotificationStore.this.lease.toMillis();
		}

	}

}
