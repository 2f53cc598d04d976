package io.github.wechatpay.complaint.reconciliation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.store.DatabaseServer;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.testing.TestClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances share a database in PostgreSQL. Of 500 complaints, WeChat Pay swallows
 * the notifications of 50; 20 payers of the others write, and nobody is told.
 */
class SharedReconciliationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final int NOTIFIED = 450;

	private static final int SWALLOWED = 50;

	private static final int WRITTEN = 20;

	// as many as are under way at a time
	private static final int BATCH = 50;

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	@Test
	void exactlyWhatWasNeverHeardOfIsFoundOnceByEitherInstance() {
		try (DatabaseServer server = DatabaseServer.postgresql();
				HikariDataSource dataSource = server.newDataSource()) {
			DatabaseServer.initialize(dataSource, "postgresql");
			try (ReconcilingApplication first = start(dataSource); ReconcilingApplication second = start(dataSource)) {
				first.receive(this.emulator);
				Awaitility.await()
					.atMost(TestClient.LONG)
					.until(() -> first.status().lastLook() != null || second.status().lastLook() != null);
				List<String> silent = new ArrayList<>(raiseSilently());
				List<String> notified = raise(first);
				notified.stream().limit(WRITTEN).forEach(this::writeSilently);
				silent.addAll(notified.subList(0, WRITTEN));
				Awaitility.await().atMost(PATIENCE).until(() -> found(first, second).size() >= silent.size());
				awaitLooks(first, second);
				assertThat(found(first, second)).containsExactlyInAnyOrderElementsOf(silent);
				assertThat(first.status().found() + second.status().found()).isEqualTo(silent.size());
				assertThat(first.handled(ComplaintActions.CREATE_COMPLAINT))
					.containsExactlyInAnyOrderElementsOf(notified);
			}
		}
	}

	private List<String> raiseSilently() {
		return IntStream.range(0, SWALLOWED)
			.mapToObj((i) -> this.emulator.account().raiseSilently(NewComplaint.any()).complaintId())
			.toList();
	}

	private List<String> raise(ReconcilingApplication application) {
		List<String> raised = new ArrayList<>();
		while (raised.size() < NOTIFIED) {
			IntStream.range(0, BATCH)
				.forEach((i) -> raised.add(this.emulator.account().raise(NewComplaint.any()).complaintId()));
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> application.handled(ComplaintActions.CREATE_COMPLAINT).size() == raised.size());
		}
		return raised;
	}

	private void writeSilently(String id) {
		this.emulator.account().happen(id, ComplaintActions.USER_RESPONSE, Message.of("Hello?"), false);
	}

	// what was found twice would show by then
	private static void awaitLooks(ReconcilingApplication first, ReconcilingApplication second) {
		long looked = first.status().looked() + second.status().looked();
		int further = 3 * (NOTIFIED + SWALLOWED);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> first.status().looked() + second.status().looked() >= looked + further);
	}

	private static List<String> found(ReconcilingApplication first, ReconcilingApplication second) {
		return Stream.of(first, second).flatMap((application) -> application.found().stream()).toList();
	}

	private ReconcilingApplication start(HikariDataSource dataSource) {
		return ReconcilingApplication.start(this.emulator,
				Map.of("spring.datasource.url", dataSource.getJdbcUrl(), "spring.datasource.username",
						dataSource.getUsername(), "wechatpay.complaint.callback.deduplication.store", "jdbc",
						"wechatpay.complaint.reconciliation.interval", "3s"),
				(notification) -> {
				});
	}

}
