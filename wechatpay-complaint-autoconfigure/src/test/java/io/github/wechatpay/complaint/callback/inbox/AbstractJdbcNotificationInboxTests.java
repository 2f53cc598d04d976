package io.github.wechatpay.complaint.callback.inbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.store.DatabaseServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What holds for the inbox in every database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractJdbcNotificationInboxTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration SHUTDOWN_TIME = Duration.ofSeconds(20);

	private static final String MCHID = "1900012181";

	private static final InboxSettings SETTINGS = new InboxSettings(3, Duration.ofMillis(50), Duration.ofMillis(100),
			Duration.ofMillis(500));

	private static final InboxSettings PATIENT = new InboxSettings(3, Duration.ofHours(1), Duration.ofHours(1));

	private final String platform;

	private HikariDataSource dataSource;

	private JdbcTemplate jdbc;

	AbstractJdbcNotificationInboxTests(String platform) {
		this.platform = platform;
	}

	abstract HikariDataSource startDatabase();

	abstract void stopDatabase();

	@BeforeAll
	void createTables() {
		this.dataSource = startDatabase();
		this.jdbc = new JdbcTemplate(this.dataSource);
		DatabaseServer.initialize(this.dataSource, this.platform);
	}

	@BeforeEach
	void clearTables() {
		this.jdbc.update("DELETE FROM wechatpay_complaint_task");
		this.jdbc.update("DELETE FROM wechatpay_complaint_notification");
	}

	@AfterAll
	void stop() {
		if (this.dataSource != null) {
			this.dataSource.close();
		}
		stopDatabase();
	}

	@Test
	void handlersGetWhatWasStoredOnceAndOnlyTheKeyIsRemembered() {
		Queue<ComplaintNotification> handled = new ConcurrentLinkedQueue<>();
		ComplaintNotification full = notification("EV-1");
		ComplaintNotification bare = new ComplaintNotification(MCHID, "EV-2", null, "COMPLAINT.STATE_CHANGE", null, "2",
				"ANY", "{}");
		try (RunningInbox running = run(SETTINGS, ComplaintNotificationHandler.blocking(handled::add))) {
			assertThat(store(running, full)).isEqualTo(Reception.STORED);
			assertThat(store(running, bare)).isEqualTo(Reception.STORED);
			awaitEmpty(running);
			assertThat(store(running, full)).isEqualTo(Reception.HANDLED_BEFORE);
		}
		assertThat(handled).containsExactlyInAnyOrder(full, bare);
		assertThat(
				this.jdbc.queryForMap("SELECT * FROM wechatpay_complaint_notification WHERE notification_id = 'EV-1'"))
			.containsEntry("state", "COMPLETED")
			.containsEntry("attempts", 1)
			.containsEntry("resource", null)
			.containsEntry("summary", null)
			.containsEntry("complaint_id", null);
	}

	@Test
	void notificationThatIsNotStoredHasNoTaskAndTheOtherWayRound() {
		this.jdbc.execute("ALTER TABLE wechatpay_complaint_task RENAME TO renamed_task");
		try (RunningInbox running = run(SETTINGS, (notification) -> Mono.empty())) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> store(running, notification("EV-1")));
			assertThat(rows("wechatpay_complaint_notification")).isZero();
		}
		finally {
			this.jdbc.execute("ALTER TABLE renamed_task RENAME TO wechatpay_complaint_task");
		}
	}

	@Test
	void taskHoldsNothingButTheKey() throws InterruptedException {
		RunningInbox stopped = run(SETTINGS, (notification) -> Mono.empty());
		try (stopped) {
			stopped.stop();
			store(stopped, notification("EV-1"));
			Map<String, Object> task = this.jdbc.queryForMap("SELECT * FROM wechatpay_complaint_task");
			assertThat(task).containsEntry("task_instance", MCHID + ":EV-1").containsEntry("task_data", null);
		}
	}

	@Test
	void failureIsRepeatedUntilItIsHandled() {
		Queue<String> attempts = new ConcurrentLinkedQueue<>();
		try (RunningInbox running = run(SETTINGS, ComplaintNotificationHandler.blocking((notification) -> {
			attempts.add(notification.id());
			if (attempts.size() < 3) {
				throw new IllegalStateException("no luck");
			}
		}))) {
			store(running, notification("EV-1"));
			Awaitility.await().atMost(PATIENCE).until(() -> attempts.size() == 3);
			awaitEmpty(running);
			assertThat(running.inbox().getDead()).isEmpty();
		}
		assertThat(attempts).hasSize(3);
	}

	@Test
	void deadOneStaysDeadUntilItIsReplayed() {
		AtomicBoolean failing = new AtomicBoolean(true);
		Queue<String> attempts = new ConcurrentLinkedQueue<>();
		try (RunningInbox running = run(SETTINGS, (notification) -> Mono.fromRunnable(() -> {
			attempts.add(notification.id());
			if (failing.get()) {
				throw new IllegalStateException("the phone of the payer is 13800000000");
			}
		}))) {
			store(running, notification("EV-1"));
			InboxEntry dead = awaitDead(running);
			assertThat(dead.id()).isEqualTo(MCHID + ":EV-1");
			assertThat(dead.attempts()).isEqualTo(3);
			assertThat(dead.nextAttempt()).isNull();
			assertThat(dead.complaintId()).isEqualTo("2002");
			assertThat(dead.lastError()).contains("handler failed", "java.lang.IllegalStateException")
				.doesNotContain("13800000000");
			assertThat(rows("wechatpay_complaint_task")).isZero();
			assertThat(store(running, notification("EV-1"))).isEqualTo(Reception.STORED);
			assertThat(running.inbox().getDead()).hasSize(1);
			assertThat(attempts).hasSize(3);
			failing.set(false);
			assertThat(running.inbox().replayDead()).isOne();
			awaitEmpty(running);
			assertThat(attempts).hasSize(4);
			assertThat(running.inbox().replay(dead.id())).isEqualTo(InboxChange.UNKNOWN);
		}
	}

	@Test
	void allDeadOnesAreReplayedHoweverManyThereAre() throws InterruptedException {
		RunningInbox stopped = run(SETTINGS, (notification) -> Mono.empty());
		try (stopped) {
			stopped.stop();
			List<Object[]> rows = IntStream.range(0, 150).mapToObj((i) -> new Object[] { MCHID, "EV-" + i }).toList();
			this.jdbc.batchUpdate("INSERT INTO wechatpay_complaint_notification "
					+ "(merchant_id, notification_id, state, received_at) VALUES (?, ?, 'DEAD', 1)", rows);
			assertThat(stopped.inbox().replayDead()).isEqualTo(150);
			assertThat(stopped.inbox().getDead()).isEmpty();
			assertThat(rows("wechatpay_complaint_task")).isEqualTo(150);
			InboxStatistics statistics = stopped.inbox().getStatistics();
			assertThat(statistics.pending()).isEqualTo(150);
			assertThat(statistics.oldestAge()).isGreaterThan(Duration.ofDays(365));
		}
	}

	@Test
	void notificationWhoseIdDoesNotFitIsNotTakenForStored() {
		try (RunningInbox running = run(SETTINGS, (notification) -> Mono.empty())) {
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> store(running, notification("x".repeat(129))));
			assertThat(rows("wechatpay_complaint_notification")).isZero();
		}
	}

	@Test
	void discardedOneCountsAsHandled() {
		try (RunningInbox running = run(PATIENT, (notification) -> Mono.error(new IllegalStateException()))) {
			store(running, notification("EV-1"));
			InboxEntry waiting = awaitAttempted(running);
			assertThat(running.inbox().discard(waiting.id())).isEqualTo(InboxChange.DONE);
			assertThat(running.inbox().discard(waiting.id())).isEqualTo(InboxChange.UNKNOWN);
			assertThat(running.inbox().discard("nonsense")).isEqualTo(InboxChange.UNKNOWN);
			assertThat(rows("wechatpay_complaint_task")).isZero();
			assertThat(store(running, notification("EV-1"))).isEqualTo(Reception.HANDLED_BEFORE);
		}
	}

	@Test
	void oneThatWaitsIsReplayedAtOnceWithAllItsAttempts() {
		Queue<String> attempts = new ConcurrentLinkedQueue<>();
		try (RunningInbox running = run(PATIENT, (notification) -> Mono.fromRunnable(() -> {
			attempts.add(notification.id());
			throw new IllegalStateException();
		}))) {
			store(running, notification("EV-1"));
			InboxEntry waiting = awaitAttempted(running);
			assertThat(running.inbox().replay(waiting.id())).isEqualTo(InboxChange.DONE);
			Awaitility.await().atMost(PATIENCE).until(() -> attempts.size() == 2);
			Awaitility.await().atMost(PATIENCE).until(() -> running.inbox().getPending().get(0).attempts() == 1);
		}
	}

	@Test
	void oneThatIsBeingHandledIsLeftAlone() {
		CountDownLatch begun = new CountDownLatch(1);
		Semaphore end = new Semaphore(0);
		try (RunningInbox running = run(SETTINGS, ComplaintNotificationHandler.blocking((notification) -> {
			begun.countDown();
			end.acquireUninterruptibly();
		}))) {
			store(running, notification("EV-1"));
			Awaitility.await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
			String id = MCHID + ":EV-1";
			assertThat(running.inbox().getStatistics().pending()).isOne();
			assertThat(running.inbox().discard(id)).isEqualTo(InboxChange.RUNNING);
			assertThat(running.inbox().replay(id)).isEqualTo(InboxChange.RUNNING);
			assertThat(running.inbox().getPending()).singleElement().extracting(InboxEntry::attempts).isEqualTo(1);
			end.release();
			awaitEmpty(running);
		}
	}

	@Test
	void instancesShareTheWorkAndHandleEachOnce() {
		Queue<String> handled = new ConcurrentLinkedQueue<>();
		ComplaintNotificationHandler handler = ComplaintNotificationHandler
			.blocking((notification) -> handled.add(notification.id()));
		List<String> ids = IntStream.range(0, 200).mapToObj((i) -> "EV-" + i).toList();
		try (RunningInbox first = run(SETTINGS, handler); RunningInbox second = run(SETTINGS, handler)) {
			List<Reception> receptions = Flux.fromIterable(ids)
				.concatWith(Flux.fromIterable(ids))
				.flatMap((id) -> ((id.hashCode() % 2 == 0) ? first : second).inbox()
					.store(notification(id))
					.subscribeOn(Schedulers.boundedElastic()), 8)
				.collectList()
				.block(PATIENCE);
			assertThat(receptions).hasSize(400).containsOnly(Reception.STORED, Reception.HANDLED_BEFORE);
			awaitEmpty(first);
		}
		assertThat(handled).hasSize(200).containsExactlyInAnyOrderElementsOf(ids);
	}

	@Test
	void whatAnInstanceWasHandlingWhenItDiedIsHandledByAnother() {
		CountDownLatch begun = new CountDownLatch(1);
		Semaphore end = new Semaphore(0);
		Queue<String> handled = new ConcurrentLinkedQueue<>();
		try (RunningInbox dying = run(SETTINGS, ComplaintNotificationHandler.blocking((notification) -> {
			begun.countDown();
			end.acquireUninterruptibly();
		}))) {
			store(dying, notification("EV-1"));
			Awaitility.await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
			dying.die();
			try (RunningInbox other = run(SETTINGS,
					ComplaintNotificationHandler.blocking((notification) -> handled.add(notification.id())))) {
				Awaitility.await().atMost(PATIENCE).until(() -> !handled.isEmpty());
				awaitEmpty(other);
			}
			end.release();
		}
		assertThat(handled).containsExactly("EV-1");
	}

	@Test
	void handlingThatHasBegunEndsWhileTheApplicationStops() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		Semaphore end = new Semaphore(0);
		try (RunningInbox stopping = run(SETTINGS, ComplaintNotificationHandler.blocking((notification) -> {
			begun.countDown();
			end.acquireUninterruptibly();
		}))) {
			store(stopping, notification("EV-1"));
			Awaitility.await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
			Schedulers.boundedElastic().schedule(end::release, 500, TimeUnit.MILLISECONDS);
			stopping.stop();
			awaitEmpty(stopping);
		}
	}

	@Test
	void cancelledHandlingCostsNoAttempt() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		try (RunningInbox stopping = new RunningInbox(this.dataSource, PATIENT, Duration.ofSeconds(5),
				(notification) -> {
					begun.countDown();
					return Mono.never();
				})) {
			store(stopping, notification("EV-1"));
			Awaitility.await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
			stopping.stop();
			assertThat(stopping.inbox().getPending()).singleElement().extracting(InboxEntry::attempts).isEqualTo(0);
		}
		Queue<String> handled = new ConcurrentLinkedQueue<>();
		try (RunningInbox other = run(SETTINGS,
				ComplaintNotificationHandler.blocking((notification) -> handled.add(notification.id())))) {
			awaitEmpty(other);
		}
		assertThat(handled).containsExactly("EV-1");
	}

	private RunningInbox run(InboxSettings settings, ComplaintNotificationHandler handler) {
		return new RunningInbox(this.dataSource, settings, SHUTDOWN_TIME, handler);
	}

	private static Reception store(RunningInbox running, ComplaintNotification notification) {
		Reception reception = running.inbox().store(notification).block(PATIENCE);
		assertThat(reception).isNotNull();
		return reception;
	}

	private void awaitEmpty(RunningInbox running) {
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> running.inbox().getStatistics().pending() == 0 && rows("wechatpay_complaint_task") == 0);
	}

	private InboxEntry awaitDead(RunningInbox running) {
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> !running.inbox().getDead().isEmpty() && rows("wechatpay_complaint_task") == 0);
		return running.inbox().getDead().get(0);
	}

	// the task is postponed a moment after the row says so
	private InboxEntry awaitAttempted(RunningInbox running) {
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.jdbc
				.queryForList("SELECT picked FROM wechatpay_complaint_task WHERE last_failure IS NOT NULL "
						+ "OR last_success IS NOT NULL", Boolean.class)
				.equals(List.of(false)));
		return running.inbox().getPending().get(0);
	}

	private int rows(String table) {
		Integer rows = this.jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
		assertThat(rows).isNotNull();
		return rows;
	}

	private static ComplaintNotification notification(String id) {
		return new ComplaintNotification(MCHID, id, OffsetDateTime.parse("2026-11-23T12:05:05+08:00"),
				"COMPLAINT.CREATE", "产生新投诉 🙂", "2002", "CREATE_COMPLAINT", "{\"complaint_id\":\"2002\"}");
	}

}
