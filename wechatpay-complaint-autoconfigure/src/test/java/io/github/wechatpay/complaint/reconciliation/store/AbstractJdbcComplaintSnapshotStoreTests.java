package io.github.wechatpay.complaint.reconciliation.store;

import java.time.Duration;
import java.time.Instant;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.store.DatabaseServer;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Status;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshotStore;
import io.github.wechatpay.complaint.testing.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the store in every database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractJdbcComplaintSnapshotStoreTests implements ComplaintSnapshotStoreContract {

	private final String platform;

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-25T08:00:00Z"));

	private DatabaseServer server;

	private HikariDataSource dataSource;

	private JdbcComplaintSnapshotStore store;

	AbstractJdbcComplaintSnapshotStoreTests(String platform) {
		this.platform = platform;
	}

	/**
	 * Return the server to start, or {@code null} for one that is embedded.
	 */
	abstract DatabaseServer startServer();

	@BeforeAll
	void createTables() {
		this.server = startServer();
		this.dataSource = (this.server != null) ? this.server.newDataSource()
				: DatabaseServer.dataSource("jdbc:h2:mem:snapshots;DB_CLOSE_DELAY=-1", "sa");
		DatabaseServer.initialize(this.dataSource, this.platform);
		this.store = new JdbcComplaintSnapshotStore(this.dataSource, Duration.ofDays(31), this.clock);
	}

	@AfterAll
	void stop() {
		if (this.store != null) {
			this.store.close();
			this.dataSource.close();
		}
		if (this.server != null) {
			this.server.close();
		}
	}

	@Override
	public ComplaintSnapshotStore store() {
		return this.store;
	}

	@Test
	void lookForgetsWhatIsOlderThanWhatIsLookedAt() {
		ComplaintSnapshot old = new ComplaintSnapshot(ComplaintSnapshotStoreContract.newId(), 1, Status.KNOWN, CONTENT);
		expectSaved(old, true);
		this.clock.advance(Duration.ofDays(31));
		this.store.saveLastLook(MCHID, this.clock.instant()).block(PATIENCE);
		assertThat(find(old.complaintId())).containsExactly(old);
		this.clock.advance(Duration.ofSeconds(1));
		this.store.saveLastLook("1900012182", this.clock.instant()).block(PATIENCE);
		assertThat(find(old.complaintId())).containsExactly(old);
		this.store.saveLastLook(MCHID, this.clock.instant()).block(PATIENCE);
		assertThat(find(old.complaintId())).isEmpty();
	}

}
