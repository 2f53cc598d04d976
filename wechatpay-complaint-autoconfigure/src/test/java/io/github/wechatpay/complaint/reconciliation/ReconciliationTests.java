package io.github.wechatpay.complaint.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.testing.RedisServer;
import io.github.wechatpay.complaint.testing.TestClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reconciliation with the complaints of the emulator, over the whole way from a look to a
 * handler.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReconciliationTests {

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	@ParameterizedTest
	@ValueSource(strings = { "direct", "inbox" })
	void complaintOfWhichNoNotificationCameIsFoundOnce(String mode) {
		try (ReconcilingApplication application = start(Map.of("wechatpay.complaint.callback.mode", mode))) {
			requireFoundOnce(application);
		}
	}

	@Test
	void complaintIsFoundWithSnapshotsInRedis() {
		try (RedisServer redis = RedisServer.start();
				ReconcilingApplication application = start(
						Map.of("wechatpay.complaint.callback.deduplication.store", "redis", "spring.data.redis.host",
								redis.host(), "spring.data.redis.port", Integer.toString(redis.port())))) {
			requireFoundOnce(application);
			assertThat(application.context().getBean(ComplaintSnapshotStore.class).getClass().getSimpleName())
				.isEqualTo("RedisComplaintSnapshotStore");
		}
	}

	@Test
	void differenceMustBeThereInTwoLooks() {
		try (ReconcilingApplication application = start(Map.of("wechatpay.complaint.reconciliation.interval", "3s"))) {
			application.awaitLook();
			String id = raiseSilently("never heard of");
			awaitStatus(application.context().getBean(JdbcTemplate.class), "SUSPECTED");
			assertThat(application.found()).isEmpty();
			awaitFound(application, 1);
			assertThat(application.found()).containsExactly(id);
		}
	}

	@Test
	void firstLookOnlyRemembers() {
		raiseSilently("before");
		try (ReconcilingApplication application = start(Map.of())) {
			application.awaitLook();
			application.awaitLooks(3);
			assertThat(application.found()).isEmpty();
			assertThat(application.meter("reconciliation.looked")).isGreaterThanOrEqualTo(4);
			assertThat(application.meter("reconciliation.found")).isZero();
		}
	}

	@Test
	void messageOfWhichNoNotificationCameIsFound() {
		try (ReconcilingApplication application = start(Map.of())) {
			application.receive(this.emulator);
			application.awaitLook();
			String id = this.emulator.account().raise(NewComplaint.any()).complaintId();
			await(() -> application.handled(ComplaintActions.CREATE_COMPLAINT).size() == 1);
			writeSilently(id);
			awaitFound(application, 1);
			assertThat(application.found()).containsExactly(id);
		}
	}

	@Test
	void whatNotificationsToldOfIsNotFound() {
		try (ReconcilingApplication application = start(Map.of())) {
			application.receive(this.emulator);
			application.awaitLook();
			String id = this.emulator.account().raise(NewComplaint.any()).complaintId();
			await(() -> application.handled(ComplaintActions.CREATE_COMPLAINT).size() == 1);
			application.awaitLooks(2);
			ComplaintService service = application.context().getBean(ComplaintService.class);
			service.complete(id, this.emulator.merchant().merchantId()).block(TestClient.LONG);
			application.awaitLooks(3);
			assertThat(application.found()).isEmpty();
		}
	}

	@Test
	void whatAHandlerDidNotManageIsFoundAgain() {
		AtomicBoolean failing = new AtomicBoolean(true);
		try (ReconcilingApplication application = start(Map.of(), failing)) {
			application.awaitLook();
			String id = raiseSilently("never heard of");
			awaitCount(application, 1);
			application.awaitLooks(2);
			assertThat(application.found()).isEmpty();
			failing.set(false);
			awaitFound(application, 1);
			application.awaitLooks(3);
			assertThat(application.found()).containsExactly(id);
			assertThat(application.meter("reconciliation.found")).isOne();
		}
	}

	@Test
	void whatWasHandledButNotRememberedIsRememberedByTheNextLook() {
		try (ReconcilingApplication application = start(Map.of())) {
			application.awaitLook();
			String id = raiseSilently("never heard of");
			awaitFound(application, 1);
			JdbcTemplate jdbc = application.context().getBean(JdbcTemplate.class);
			awaitStatus(jdbc, "KNOWN");
			jdbc.update(
					"UPDATE wechatpay_complaint_snapshot SET version = 2, status = 'FOUND', complaint_state = NULL");
			awaitStatus(jdbc, "KNOWN");
			assertThat(application.found()).containsExactly(id);
		}
	}

	@Test
	void whatItsNotificationHasToldMeanwhileIsNotToldAgain() {
		try (ReconcilingApplication application = start(Map.of())) {
			application.receive(this.emulator);
			application.awaitLook();
			String id = this.emulator.account().raise(NewComplaint.any()).complaintId();
			awaitStatus(application.context().getBean(JdbcTemplate.class), "KNOWN");
			ComplaintNotification waiting = new ComplaintNotification(this.emulator.merchant().merchantId(), id + "-2",
					null, "COMPLAINT.CREATE", null, id, ComplaintActions.RECONCILED, "{}");
			NotificationDispatcher dispatcher = application.context().getBean(NotificationDispatcher.class);
			assertThat(dispatcher.dispatch(waiting).block(TestClient.LONG)).isEqualTo(Reception.HANDLED);
			assertThat(application.found()).isEmpty();
			writeSilently(id);
			assertThat(dispatcher
				.dispatch(new ComplaintNotification(waiting.mchid(), id + "-3", null, "COMPLAINT.STATE_CHANGE", null,
						id, ComplaintActions.RECONCILED, "{}"))
				.block(TestClient.LONG)).isEqualTo(Reception.HANDLED);
			assertThat(application.found()).containsExactly(id);
		}
	}

	@Test
	void complaintIsReadOnceForAllHandlers() {
		try (ReconcilingApplication application = start(Map.of())) {
			application.receive(this.emulator);
			this.emulator.account().raise(NewComplaint.any().detail("not delivered"));
			await(() -> !application.details().isEmpty());
			assertThat(application.details()).containsExactly("not delivered");
			assertThat(application.reads()).isOne();
		}
	}

	@Test
	void notificationIsHandledEvenIfItsComplaintCannotBeRead(CapturedOutput output) {
		try (ReconcilingApplication application = start(Map.of())) {
			application.receive(this.emulator);
			application.awaitLook();
			this.emulator.inject(Fault.status(500).times(2).onPath("/merchant-service/complaints/"));
			String id = this.emulator.account().raise(NewComplaint.any()).complaintId();
			await(() -> !application.handled(ComplaintActions.CREATE_COMPLAINT).isEmpty());
			assertThat(output).contains("Complaint " + id + " could not be read before it is handled");
		}
	}

	@Test
	void lookThatFailsIsToldAndTriedAgain(CapturedOutput output) {
		this.emulator.inject(Fault.status(500).times(2).onPath("/merchant-service/complaints"));
		try (ReconcilingApplication application = start(Map.of())) {
			await(() -> application.status().failure() != null);
			assertThat(output).contains("The complaints of merchant default could not be looked at");
			Health health = application.context().getBean("wechatPayHealthContributor", HealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsKey("reconciliation");
			application.awaitLook();
			assertThat(application.status().failure()).isNull();
		}
	}

	@Test
	void whatIsOpenIsToldByTheInstanceThatLookedLast() {
		Instant now = Instant.now();
		this.emulator.account().raiseSilently(NewComplaint.any().at(now.minus(Duration.ofHours(25))));
		this.emulator.account().raiseSilently(NewComplaint.any().at(now.minus(Duration.ofHours(23))));
		try (ReconcilingApplication first = start(Map.of())) {
			first.awaitLook();
			assertThat(first.meter("open")).isEqualTo(2);
			assertThat(first.meter("overdue")).isOne();
			assertThat(first.meter("next.reply.due")).isLessThan(-3590);
			try (ReconcilingApplication second = start(Map.of())) {
				second.awaitLook();
				await(() -> Double.isNaN(first.meter("open")) || Double.isNaN(second.meter("open")));
			}
			first.awaitLooks(1);
			assertThat(first.meter("open")).isEqualTo(2);
		}
	}

	private void requireFoundOnce(ReconcilingApplication application) {
		application.awaitLook();
		String id = raiseSilently("never heard of");
		awaitFound(application, 1);
		application.awaitLooks(3);
		assertThat(application.found()).containsExactly(id);
		assertThat(application.details()).containsExactly("never heard of");
		assertThat(application.meter("reconciliation.found")).isOne();
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(TestClient.LONG).until(condition);
	}

	private static void awaitFound(ReconcilingApplication application, int number) {
		await(() -> application.found().size() == number);
	}

	private static void awaitCount(ReconcilingApplication application, double number) {
		await(() -> application.meter("reconciliation.found") == number);
	}

	private static void awaitStatus(JdbcTemplate jdbc, String status) {
		await(() -> jdbc.queryForList("SELECT status FROM wechatpay_complaint_snapshot", String.class)
			.equals(List.of(status)));
	}

	private String raiseSilently(String detail) {
		return this.emulator.account().raiseSilently(NewComplaint.any().detail(detail)).complaintId();
	}

	private void writeSilently(String id) {
		this.emulator.account().happen(id, ComplaintActions.USER_RESPONSE, Message.of("Hello?"), false);
	}

	private ReconcilingApplication start(Map<String, String> properties) {
		return start(properties, new AtomicBoolean());
	}

	private ReconcilingApplication start(Map<String, String> properties, AtomicBoolean failing) {
		Map<String, String> all = new HashMap<>(Map.of("spring.datasource.url", this.database,
				"spring.datasource.username", "sa", "wechatpay.complaint.callback.deduplication.store", "jdbc"));
		all.putAll(properties);
		return ReconcilingApplication.start(this.emulator, all, (notification) -> {
			if (failing.get()) {
				throw new IllegalStateException("no luck");
			}
		});
	}

}
