package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.wechatpay.complaint.testing.StoppedObservations;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class HandlingSupervisorTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private static final ComplaintNotification NOTIFICATION = new ComplaintNotification("1900012181", "EV-1", null,
			"COMPLAINT.CREATE", null, "C-1", "CREATE_COMPLAINT", "{\"payer_phone\":\"13800000000\"}");

	private final RecordingStore store = new RecordingStore();

	private final StoppedObservations observations = new StoppedObservations();

	private final ObservationRegistry registry = TestObservationRegistry.create();

	private final List<Throwable> failures = new ArrayList<>();

	private final Sinks.Empty<Void> work = Sinks.empty();

	HandlingSupervisorTests() {
		this.registry.observationConfig().observationHandler(this.observations);
	}

	@AfterEach
	void resetTime() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void claimIsRenewedWhileTheHandlerIsAtItAndNoLonger() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		supervise(supervisor(Runnable::run, (notification) -> this.work.asMono()));
		time.advanceTimeBy(Duration.ofSeconds(9));
		assertThat(this.store.calls()).containsExactly("claim EV-1");
		time.advanceTimeBy(Duration.ofSeconds(21));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1", "renew EV-1", "renew EV-1");
		this.work.tryEmitEmpty();
		time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1", "renew EV-1", "renew EV-1",
				"complete EV-1");
	}

	@Test
	void renewalThatFailsIsReportedAndTriedAgain(CapturedOutput output) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		this.store.failAt("renew", () -> Mono.error(new IllegalStateException("no Redis")));
		supervise(supervisor(Runnable::run, (notification) -> this.work.asMono()));
		time.advanceTimeBy(Duration.ofSeconds(20));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1", "renew EV-1");
		assertThat(output).contains("EV-1 could not be renewed").contains("no Redis");
	}

	@Test
	void lostClaimIsReportedOnceAndNotRenewedAnyMoreWhileTheHandlingGoesOn(CapturedOutput output) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		this.store.loseClaims();
		supervise(supervisor(Runnable::run, (notification) -> this.work.asMono()));
		time.advanceTimeBy(Duration.ofSeconds(60));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1");
		assertThat(output.getAll().lines().filter((line) -> line.contains("claim on notification EV-1 was lost")))
			.hasSize(1);
		this.work.tryEmitEmpty();
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1", "complete EV-1");
	}

	@Test
	void blockingHandlerIsCalledWhereTheExecutorHasNoThreads() {
		VirtualTimeScheduler.getOrSet();
		AtomicBoolean called = new AtomicBoolean();
		ComplaintNotificationHandler handler = ComplaintNotificationHandler.blocking((any) -> called.set(true));
		supervise(supervisor(Runnable::run, handler));
		assertThat(called).isTrue();
		assertThat(this.store.calls()).containsExactly("claim EV-1", "complete EV-1");
	}

	@Test
	void claimOnWhatCannotBeObservedIsReleased() {
		VirtualTimeScheduler.getOrSet();
		this.registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public void onStart(Observation.Context context) {
				throw new IllegalStateException("no tracer");
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		supervise(supervisor(Runnable::run, (notification) -> this.work.asMono()));
		assertThat(this.failures).singleElement().asString().contains("no tracer");
		assertThat(this.store.calls()).containsExactly("claim EV-1", "release EV-1");
	}

	@Test
	void handlingThatDoesNotEndIsAbandonedAndItsRenewalEnds(CapturedOutput output) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		AtomicBoolean cancelled = new AtomicBoolean();
		HandlingSupervisor supervisor = supervisor(Runnable::run,
				(notification) -> Mono.<Void>never().doOnCancel(() -> cancelled.set(true)));
		supervise(supervisor);
		assertThat(supervisor.getActive()).isOne();
		time.advanceTimeBy(LIMIT);
		assertThat(supervisor.getActive()).isZero();
		assertThat(cancelled).isTrue();
		assertThat(this.failures).singleElement().isInstanceOf(HandlingException.class);
		int calls = this.store.calls().size();
		assertThat(this.store.calls().get(calls - 1)).isEqualTo("release EV-1");
		time.advanceTimeBy(LIMIT);
		assertThat(this.store.calls()).hasSize(calls);
		assertThat(output).contains("ERROR")
			.contains("EV-1")
			.contains("wechatpay.complaint.callback.max-handling-time")
			.doesNotContain("13800000000");
		assertOutcome("abandoned");
	}

	@Test
	void claimOfAnAbandonedHandlingThatDoesNotEndIsNotGivenBack() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		try (HandlerThreads threads = HandlerThreads.bounded(2)) {
			HandlingSupervisor supervisor = new HandlingSupervisor(
					Map.of("stubborn", ComplaintNotificationHandler.blocking((notification) -> {
						begun.countDown();
						ignoreInterrupts(end, interrupted);
					})), HandlingInterceptor.none(), threads::execute, PATIENCE, Duration.ofMillis(100), this.registry,
					null);
			supervise(supervisor);
			assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
			assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
			Awaitility.await().until(() -> !this.failures.isEmpty());
			assertThat(this.store.calls()).containsExactly("claim EV-1");
			end.countDown();
			StepVerifier.create(supervisor.whenIdle()).expectComplete().verify(PATIENCE);
			assertThat(this.store.calls()).containsExactly("claim EV-1", "release EV-1");
		}
	}

	@Test
	void interruptionReachesNoOtherHandling() throws Exception {
		CountDownLatch begun = new CountDownLatch(2);
		CountDownLatch end = new CountDownLatch(1);
		List<String> interrupted = new ArrayList<>();
		try (HandlerThreads threads = HandlerThreads.bounded(2)) {
			ComplaintNotificationHandler handler = ComplaintNotificationHandler.blocking((notification) -> {
				begun.countDown();
				try {
					end.await();
				}
				catch (InterruptedException ex) {
					interrupted.add(notification.id());
				}
			});
			Handling first = new Handling(NOTIFICATION, claim(), threads::execute);
			Handling second = new Handling(NOTIFICATION, NotificationStore.none().claim("", "").block(),
					threads::execute);
			Mono<Void> run = first.run(Map.of("one", handler), HandlingInterceptor.none(), LIMIT, Duration.ZERO);
			run.subscribe(null, this.failures::add);
			second.run(Map.of("one", handler), HandlingInterceptor.none(), LIMIT, Duration.ZERO).subscribe();
			assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
			first.close();
			StepVerifier.create(first.giveBack()).expectComplete().verify(PATIENCE);
			assertThat(interrupted).containsExactly("EV-1");
			end.countDown();
			StepVerifier.create(second.giveBack()).expectComplete().verify(PATIENCE);
			assertThat(interrupted).hasSize(1);
		}
	}

	@Test
	void everyOutcomeIsObservedWithItsErrorAlthoughNobodyWaits(CapturedOutput output) {
		HandlingSupervisor supervisor = supervisor(Runnable::run, (notification) -> this.work.asMono());
		supervisor.supervise(NOTIFICATION, claim(), Duration.ZERO).subscribe().dispose();
		this.work.tryEmitError(new IllegalStateException("no database"));
		StepVerifier.create(supervisor.whenIdle()).expectComplete().verify(PATIENCE);
		assertOutcome("failed");
		assertThat(this.observations.contexts().get(0).getError()).hasMessage("handler failed on notification EV-1")
			.hasRootCauseMessage("no database");
		assertThat(output).contains("ERROR")
			.contains("handler failed on notification EV-1")
			.contains("Caused by: java.lang.IllegalStateException: no database")
			.doesNotContain("13800000000");
	}

	@Test
	void lateSuccessIsLoggedAndObserved(CapturedOutput output) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		supervise(supervisor(Runnable::run, (notification) -> this.work.asMono()));
		time.advanceTimeBy(Duration.ofSeconds(12));
		this.work.tryEmitEmpty();
		assertThat(output).contains("Notification EV-1 was handled after 12000 ms");
		assertOutcome("handled");
	}

	@Test
	void successThatCouldNotBeNotedIsReported(CapturedOutput output) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		this.store.failAt("complete", () -> Mono.error(new IllegalStateException("no Redis")));
		supervise(supervisor(Runnable::run, (notification) -> Mono.empty()));
		time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.failures).singleElement().isInstanceOf(StoreUnavailableException.class);
		assertThat(output).contains("Notification EV-1 was handled, but that could not be noted");
		assertThat(this.store.calls()).doesNotContain("release EV-1");
		assertOutcome("handled");
	}

	@Test
	void handlingsBeyondWhatThreadsCanTakeFailAndAreGivenBack() {
		Executor full = (task) -> {
			throw new RejectedExecutionException();
		};
		supervise(supervisor(full, (notification) -> Mono.empty()));
		Awaitility.await().until(() -> !this.failures.isEmpty());
		assertThat(this.store.calls()).containsExactly("claim EV-1", "release EV-1");
	}

	@Test
	void interceptorsAreAroundAllHandlersInTheirOrder() {
		VirtualTimeScheduler.getOrSet();
		List<String> steps = new ArrayList<>();
		HandlingInterceptor outer = step("outer", steps);
		ComplaintNotificationHandler handler = (notification) -> Mono.fromRunnable(() -> steps.add("handler"));
		supervise(new HandlingSupervisor(Map.of("handler", handler), outer.around(step("inner", steps)), Runnable::run,
				Duration.ofSeconds(2), LIMIT, this.registry, null));
		assertThat(steps).containsExactly("before outer", "before inner", "handler", "after inner", "after outer");
	}

	@Test
	void interceptorThatFailsIsAFailedHandling() {
		VirtualTimeScheduler.getOrSet();
		supervise(new HandlingSupervisor(Map.of("handler", (notification) -> Mono.empty()),
				(notification, handlers) -> handlers.then(Mono.error(new IllegalStateException("no luck"))),
				Runnable::run, Duration.ofSeconds(2), LIMIT, this.registry, null));
		assertThat(this.failures).singleElement().satisfies((failure) -> assertThat(failure).hasMessage("no luck"));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "release EV-1");
	}

	private static HandlingInterceptor step(String name, List<String> steps) {
		return (notification, handlers) -> Mono.fromRunnable(() -> steps.add("before " + name))
			.then(handlers)
			.then(Mono.fromRunnable(() -> steps.add("after " + name)));
	}

	@Test
	void whoeverWaitsIsToldThatTheSupervisorHasClosed() {
		HandlingSupervisor supervisor = supervisor(Runnable::run, (notification) -> Mono.never());
		VirtualTimeScheduler.getOrSet();
		supervise(supervisor);
		supervisor.close();
		assertThat(this.failures).singleElement()
			.isInstanceOfSatisfying(HandlingException.class,
					(failure) -> assertThat(failure.getOutcome()).isEqualTo(HandlingOutcome.CANCELLED));
		assertThat(supervisor.getActive()).isZero();
	}

	private HandlingSupervisor supervisor(Executor threads, ComplaintNotificationHandler handler) {
		return new HandlingSupervisor(Map.of("handler", handler), HandlingInterceptor.none(), threads,
				Duration.ofSeconds(2), LIMIT, this.registry, null);
	}

	private void supervise(HandlingSupervisor supervisor) {
		GuardedNotificationStore guarded = new GuardedNotificationStore(this.store);
		guarded.claim(NOTIFICATION.mchid(), NOTIFICATION.id())
			.flatMap((claim) -> supervisor.supervise(NOTIFICATION, claim, guarded.renewalInterval()))
			.subscribe(null, this.failures::add);
	}

	private NotificationStore.Claim claim() {
		NotificationStore.Claim claim = this.store.claim(NOTIFICATION.mchid(), NOTIFICATION.id()).block(PATIENCE);
		assertThat(claim).isNotNull();
		return claim;
	}

	private void assertOutcome(String outcome) {
		assertThat(this.observations.contexts()).singleElement().satisfies((context) -> {
			assertThat(context.getName()).isEqualTo("wechatpay.complaint.handling");
			assertThat(context.getLowCardinalityKeyValues()).containsExactlyInAnyOrder(KeyValue.of("outcome", outcome),
					KeyValue.of("action", "CREATE_COMPLAINT"));
		});
	}

	private static void ignoreInterrupts(CountDownLatch end, CountDownLatch interrupted) {
		while (end.getCount() > 0) {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
			}
		}
	}

}
