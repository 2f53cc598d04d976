package io.github.wechatpay.complaint.reconciliation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Content;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Status;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshotStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link ComplaintSnapshotStore} in the tables {@code wechatpay_complaint_snapshot} and
 * {@code wechatpay_complaint_look}. Each step is a transaction of its own, and goes on if
 * nobody waits for it any more.
 */
public final class JdbcComplaintSnapshotStore implements ComplaintSnapshotStore, AutoCloseable {

	private static final String FIND = "SELECT * FROM " + JdbcNotificationTable.SNAPSHOTS
			+ " WHERE merchant_id = :mchid AND complaint_id IN (:ids)";

	private static final String INSERT = "INSERT INTO " + JdbcNotificationTable.SNAPSHOTS
			+ " (merchant_id, complaint_id, version, "
			+ "status, complaint_state, user_response, complaint_times, full_refunded, expires_at) VALUES (:mchid, :id, "
			+ ":version, :status, :state, :response, :times, :refunded, :expires)";

	private static final String UPDATE = "UPDATE " + JdbcNotificationTable.SNAPSHOTS
			+ " SET version = :version, status = :status, "
			+ "complaint_state = :state, user_response = :response, complaint_times = :times, "
			+ "full_refunded = :refunded, expires_at = :expires "
			+ "WHERE merchant_id = :mchid AND complaint_id = :id AND version = :version - 1";

	private static final String DELETE_EXPIRED = "DELETE FROM " + JdbcNotificationTable.SNAPSHOTS
			+ " WHERE merchant_id = :mchid AND expires_at < :now";

	private static final String FIND_LOOK = "SELECT looked_at FROM " + JdbcNotificationTable.LOOKS
			+ " WHERE merchant_id = :mchid";

	private static final String INSERT_LOOK = "INSERT INTO " + JdbcNotificationTable.LOOKS
			+ " (merchant_id, looked_at) " + "VALUES (:mchid, :time)";

	private static final String UPDATE_LOOK = "UPDATE " + JdbcNotificationTable.LOOKS + " SET looked_at = :time "
			+ "WHERE merchant_id = :mchid";

	private static final int THREADS = 4;

	private static final int IDLE_SECONDS = 60;

	private final NamedParameterJdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final Duration timeToLive;

	private final Clock clock;

	private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, Integer.MAX_VALUE, "wechatpay-snapshot",
			IDLE_SECONDS, true);

	/**
	 * Create a new store.
	 * @param dataSource the database
	 * @param timeToLive how long a snapshot is kept
	 * @param clock the clock
	 */
	public JdbcComplaintSnapshotStore(DataSource dataSource, Duration timeToLive, Clock clock) {
		this.jdbc = new NamedParameterJdbcTemplate(dataSource);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.timeToLive = timeToLive;
		this.clock = clock;
	}

	@Override
	public Flux<ComplaintSnapshot> find(String mchid, Collection<String> complaintIds) {
		return step(() -> this.jdbc.query(FIND, Map.of("mchid", mchid, "ids", complaintIds),
				JdbcComplaintSnapshotStore::read))
			.flatMapIterable((snapshots) -> snapshots);
	}

	@Override
	public Mono<Boolean> save(String mchid, ComplaintSnapshot snapshot) {
		Content content = snapshot.content();
		MapSqlParameterSource parameters = new MapSqlParameterSource("mchid", mchid)
			.addValue("id", snapshot.complaintId())
			.addValue("version", snapshot.version())
			.addValue("status", snapshot.status().name())
			.addValue("state", (content != null) ? content.complaintState() : null)
			.addValue("response", (content != null) ? content.incomingUserResponse() : null)
			.addValue("times", (content != null) ? content.userComplaintTimes() : null)
			.addValue("refunded", (content != null) ? content.complaintFullRefunded() : null)
			.addValue("expires", this.clock.instant().plus(this.timeToLive).toEpochMilli());
		return step(() -> this.jdbc.update((snapshot.version() == 1) ? INSERT : UPDATE, parameters) > 0)
			.onErrorReturn(DuplicateKeyException.class, false);
	}

	@Override
	public Mono<Instant> findLastLook(String mchid) {
		return step(() -> this.jdbc.queryForList(FIND_LOOK, Map.of("mchid", mchid), Long.class))
			.flatMapIterable((times) -> times)
			.next()
			.map(Instant::ofEpochMilli);
	}

	@Override
	public Mono<Void> saveLastLook(String mchid, Instant time) {
		Map<String, Object> parameters = Map.of("mchid", mchid, "time", time.toEpochMilli());
		Map<String, Object> expired = Map.of("mchid", mchid, "now", this.clock.instant().toEpochMilli());
		return step(() -> {
			if (this.jdbc.update(UPDATE_LOOK, parameters) == 0) {
				this.jdbc.update(INSERT_LOOK, parameters);
			}
			return this.jdbc.update(DELETE_EXPIRED, expired);
		}).then();
	}

	@Override
	public void close() {
		this.scheduler.dispose();
	}

	private <T> Mono<T> step(Supplier<T> step) {
		// not cancelled, which would interrupt a driver
		return Mono.fromFuture(() -> CompletableFuture
			.supplyAsync(() -> this.transaction.execute((status) -> step.get()), this.scheduler::schedule), true);
	}

	private static ComplaintSnapshot read(ResultSet row, int number) throws SQLException {
		String state = row.getString("complaint_state");
		Content content = (state != null) ? new Content(state, row.getBoolean("user_response"),
				row.getInt("complaint_times"), row.getBoolean("full_refunded")) : null;
		return new ComplaintSnapshot(row.getString("complaint_id"), row.getLong("version"),
				Status.valueOf(row.getString("status")), content);
	}

}
