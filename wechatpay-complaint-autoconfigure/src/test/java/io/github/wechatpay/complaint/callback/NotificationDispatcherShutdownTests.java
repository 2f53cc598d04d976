package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class NotificationDispatcherShutdownTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final ComplaintNotification NOTIFICATION = new ComplaintNotification("1900012181", "EV-1", null,
			"COMPLAINT.CREATE", null, "C-1", "CREATE_COMPLAINT", "{}");

	private final RecordingStore store = new RecordingStore();

	private final List<Reception> receptions = new ArrayList<>();

	private final List<Throwable> failures = new ArrayList<>();

	private final AtomicBoolean stopped = new AtomicBoolean();

	@AfterEach
	void resetTime() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void dispatcherIsStoppedBeforeTheWebServer() {
		NotificationDispatcher dispatcher = dispatcher(Runnable::run, (notification) -> Mono.empty());
		assertThat(dispatcher.getPhase()).isEqualTo(SmartLifecycle.DEFAULT_PHASE - 512);
		dispatcher.close();
	}

	@Test
	void whatHasBegunMayEndWhileNothingNewIsBegun() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		Sinks.Empty<Void> work = Sinks.empty();
		NotificationDispatcher dispatcher = dispatcher(Runnable::run, (notification) -> work.asMono());
		dispatch(dispatcher);
		dispatcher.stop(() -> this.stopped.set(true));
		time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.stopped).isFalse();
		StepVerifier.create(dispatcher.dispatch(NOTIFICATION, new Progress()))
			.expectNext(Reception.STOPPING)
			.expectComplete()
			.verify(PATIENCE);
		work.tryEmitEmpty();
		assertThat(this.receptions).containsExactly(Reception.HANDLED);
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1", "complete EV-1");
		assertThat(this.stopped).isTrue();
	}

	@Test
	void completionIsWaitedFor() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		Sinks.Empty<Void> completion = Sinks.empty();
		NotificationDispatcher dispatcher = dispatcher(Runnable::run, (notification) -> Mono.empty());
		this.store.failAt("complete", completion::asMono);
		dispatch(dispatcher);
		dispatcher.stop(() -> this.stopped.set(true));
		time.advanceTimeBy(Duration.ofMillis(500));
		assertThat(this.stopped).isFalse();
		completion.tryEmitEmpty();
		assertThat(this.stopped).isTrue();
		assertThat(this.receptions).containsExactly(Reception.HANDLED);
	}

	@Test
	void whatDoesNotEndInTimeIsCancelledAndGivenBack(CapturedOutput output) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		AtomicBoolean cancelled = new AtomicBoolean();
		NotificationDispatcher dispatcher = dispatcher(Runnable::run,
				(notification) -> Mono.<Void>never().doOnCancel(() -> cancelled.set(true)));
		dispatch(dispatcher);
		dispatcher.stop(() -> this.stopped.set(true));
		time.advanceTimeBy(Duration.ofSeconds(23));
		assertThat(cancelled).isFalse();
		time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(cancelled).isTrue();
		assertThat(this.stopped).isTrue();
		assertThat(this.store.calls()).endsWith("release EV-1");
		assertThat(this.failures).singleElement()
			.isInstanceOfSatisfying(HandlingException.class,
					(failure) -> assertThat(failure.getOutcome()).isEqualTo(HandlingOutcome.CANCELLED));
		assertThat(output).contains("Waiting for the end of 1 handlings")
			.contains("The handling of notification EV-1 was cancelled");
	}

	@Test
	void handlerThatBlocksIsInterruptedAndItsClaimGivenBackAfterItHasEnded() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		try (HandlerThreads threads = HandlerThreads.bounded(1)) {
			NotificationDispatcher dispatcher = new NotificationDispatcher(this.store,
					supervisor(threads::execute, ComplaintNotificationHandler.blocking((notification) -> {
						begun.countDown();
						try {
							new CountDownLatch(1).await();
						}
						catch (InterruptedException ex) {
							this.store.calls().add("interrupted");
							interrupted.countDown();
						}
					})), Duration.ofMillis(500));
			CountDownLatch end = new CountDownLatch(1);
			dispatch(dispatcher);
			assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
			dispatcher.stop(end::countDown);
			assertThat(end.await(5, TimeUnit.SECONDS)).isTrue();
			assertThat(interrupted.await(0, TimeUnit.SECONDS)).isTrue();
			assertThat(this.store.calls()).containsExactly("claim EV-1", "interrupted", "release EV-1");
			dispatcher.close();
		}
	}

	@Test
	void stoppingEndsInTimeWhateverTheStoreDoes() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		NotificationDispatcher dispatcher = dispatcher(Runnable::run, (notification) -> Mono.never());
		this.store.failAt("release", Mono::never);
		dispatch(dispatcher);
		dispatcher.stop(() -> this.stopped.set(true));
		time.advanceTimeBy(Duration.ofSeconds(30));
		assertThat(this.stopped).isTrue();
	}

	@Test
	void stoppingIsOverAtOnceWhenNothingIsBeingHandled() {
		NotificationDispatcher dispatcher = dispatcher(Runnable::run, (notification) -> Mono.empty());
		dispatcher.stop(() -> this.stopped.set(true));
		assertThat(this.stopped).isTrue();
		assertThat(dispatcher.isRunning()).isFalse();
	}

	@Test
	void claimThatIsGrantedWhileStoppingIsGivenBack() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		Sinks.Empty<Void> response = Sinks.empty();
		this.store.failAt("claim", response::asMono);
		NotificationDispatcher dispatcher = dispatcher(Runnable::run, (notification) -> Mono.empty());
		dispatch(dispatcher);
		dispatcher.stop(() -> this.stopped.set(true));
		time.advanceTimeBy(Duration.ofMillis(100));
		assertThat(this.stopped).isFalse();
		response.tryEmitEmpty();
		assertThat(this.receptions).containsExactly(Reception.STOPPING);
		assertThat(this.store.calls()).containsExactly("claim EV-1", "release EV-1");
		assertThat(this.stopped).isTrue();
	}

	@Test
	void claimThatCannotBeGivenBackWhileStoppingIsLeftToEndByItself(CapturedOutput output) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		Sinks.Empty<Void> response = Sinks.empty();
		this.store.failAt("claim", response::asMono);
		NotificationDispatcher dispatcher = dispatcher(Runnable::run, (notification) -> Mono.empty());
		dispatch(dispatcher);
		dispatcher.stop();
		time.advanceTimeBy(Duration.ofMillis(100));
		this.store.failAt("release", () -> Mono.error(new IllegalStateException("away")));
		response.tryEmitEmpty();
		assertThat(this.receptions).containsExactly(Reception.STOPPING);
		assertThat(this.failures).isEmpty();
		assertThat(output).contains("The claim on notification EV-1 was not given back").contains("away");
	}

	@Test
	void dispatcherThatWasStoppedCanBeStartedAgain() {
		VirtualTimeScheduler.getOrSet();
		NotificationDispatcher dispatcher = dispatcher(Runnable::run, (notification) -> Mono.empty());
		dispatcher.stop();
		dispatcher.start();
		assertThat(dispatcher.isRunning()).isTrue();
		dispatch(dispatcher);
		assertThat(this.receptions).containsExactly(Reception.HANDLED);
	}

	private void dispatch(NotificationDispatcher dispatcher) {
		dispatcher.dispatch(NOTIFICATION, new Progress()).subscribe(this.receptions::add, this.failures::add);
	}

	private NotificationDispatcher dispatcher(Executor threads, ComplaintNotificationHandler handler) {
		return new NotificationDispatcher(this.store, supervisor(threads, handler), Duration.ofSeconds(30));
	}

	private static HandlingSupervisor supervisor(Executor threads, ComplaintNotificationHandler handler) {
		return new HandlingSupervisor(Map.of("handler", handler), HandlingInterceptor.none(), threads,
				Duration.ofSeconds(2), Duration.ofMinutes(10), ObservationRegistry.NOOP, null);
	}

}
