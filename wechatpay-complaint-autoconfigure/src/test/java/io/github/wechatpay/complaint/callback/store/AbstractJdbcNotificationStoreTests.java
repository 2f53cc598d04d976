package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the store in every database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractJdbcNotificationStoreTests implements SharedNotificationStoreContract {

	private final String platform;

	private HikariDataSource dataSource;

	private JdbcNotificationTable table;

	AbstractJdbcNotificationStoreTests(String platform) {
		this.platform = platform;
	}

	abstract HikariDataSource startDatabase();

	abstract void stopDatabase();

	@BeforeAll
	void createTable() {
		this.dataSource = startDatabase();
		this.table = new JdbcNotificationTable(this.dataSource);
		assertThat(this.table.getMissing()).hasSize(4);
		assertThat(this.table.getScript()).endsWith("schema-" + this.platform + ".sql");
		DatabaseServer.initialize(this.dataSource, this.platform);
		DatabaseServer.initialize(this.dataSource, this.platform);
		assertThat(this.table.getMissing()).isEmpty();
	}

	@AfterAll
	void stop() {
		if (this.dataSource != null) {
			this.dataSource.close();
		}
		stopDatabase();
	}

	@Test
	void onlyTheTableThatIsMissingIsNamed() {
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		jdbc.execute("ALTER TABLE wechatpay_complaint_look RENAME TO wechatpay_complaint_elsewhere");
		try {
			assertThat(this.table.getMissing()).containsExactly("wechatpay_complaint_look");
		}
		finally {
			jdbc.execute("ALTER TABLE wechatpay_complaint_elsewhere RENAME TO wechatpay_complaint_look");
		}
	}

	@Override
	public NotificationStore newStore(Duration timeToLive, Duration lease) {
		return new JdbcNotificationStore(this.table, timeToLive, lease);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRANSACTION_READ_COMMITTED", "TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE" })
	void oneOfManyInstancesIsGrantedTheClaimWithAnyIsolationLevelAndWithoutAutoCommit(String isolation) {
		try (HikariDataSource strict = DatabaseServer.dataSource(this.dataSource.getJdbcUrl(),
				this.dataSource.getUsername())) {
			strict.setTransactionIsolation(isolation);
			strict.setAutoCommit(false);
			JdbcNotificationTable shared = new JdbcNotificationTable(strict);
			NotificationStore store = new JdbcNotificationStore(shared, TIME_TO_LIVE, LEASE);
			for (int round = 0; round < 20; round++) {
				String id = NotificationStoreContract.newId();
				List<Claim> claims = Flux.range(0, 8)
					.flatMap((i) -> store.claim(MCHID, id).subscribeOn(Schedulers.boundedElastic()), 8)
					.collectList()
					.block(PATIENCE);
				assertThat(claims).hasSize(8);
				List<Claim> granted = claims.stream().filter((claim) -> claim.status() == Status.GRANTED).toList();
				assertThat(granted).hasSize(1);
				NotificationStoreContract.expectRenewal(granted.get(0), true);
				NotificationStoreContract.expectCompletion(granted.get(0).complete());
				NotificationStoreContract.expectClaim(store, MCHID, id, Status.COMPLETED);
			}
		}
	}

	@Test
	void idThatDoesNotFitIsRefusedAndNotTakenForAnother() {
		String longest = (NotificationStoreContract.newId() + "x".repeat(128)).substring(0, 128);
		expectRefusal(MCHID, longest + "x");
		Claim claim = expectClaim(longest, Status.GRANTED);
		expectRefusal(MCHID, longest + "x");
		NotificationStoreContract.expectRenewal(claim, true);
		expectRefusal("1".repeat(33), NotificationStoreContract.newId());
	}

	private void expectRefusal(String mchid, String id) {
		StepVerifier.create(store().claim(mchid, id))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("is longer than"))
			.verify(PATIENCE);
	}

	@Test
	void transactionOfTheCallerHasNoPartInAClaim() {
		String id = NotificationStoreContract.newId();
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(this.dataSource));
		transaction.executeWithoutResult((status) -> {
			expectClaim(id, Status.GRANTED);
			status.setRollbackOnly();
		});
		expectClaim(id, Status.IN_PROGRESS);
	}

	@Test
	void expiredRowsAreDeletedInBatchesAndNoOthers() {
		String kept = NotificationStoreContract.newId();
		NotificationStoreContract.expectCompletion(expectClaim(kept, Status.GRANTED).complete());
		String claimed = NotificationStoreContract.newId();
		expectClaim(claimed, Status.GRANTED);
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		int before = count(jdbc);
		jdbc.batchUpdate(
				"INSERT INTO wechatpay_complaint_notification (merchant_id, notification_id, state, completed_at) "
						+ "VALUES ('1', ?, 'COMPLETED', 1)",
				IntStream.range(0, 2500).mapToObj((i) -> new Object[] { "EV-" + i }).toList());
		jdbc.batchUpdate(
				"INSERT INTO wechatpay_complaint_notification (merchant_id, notification_id, state, token, lease_until) "
						+ "VALUES ('2', ?, 'CLAIMED', 'x', 1)",
				IntStream.range(0, 10).mapToObj((i) -> new Object[] { "EV-" + i }).toList());
		assertThat(this.table.deleteExpired(TIME_TO_LIVE)).isEqualTo(2510);
		assertThat(count(jdbc)).isEqualTo(before);
		expectClaim(kept, Status.COMPLETED);
		expectClaim(claimed, Status.IN_PROGRESS);
	}

	private static int count(JdbcTemplate jdbc) {
		Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM wechatpay_complaint_notification", Integer.class);
		assertThat(count).isNotNull();
		return count;
	}

}
