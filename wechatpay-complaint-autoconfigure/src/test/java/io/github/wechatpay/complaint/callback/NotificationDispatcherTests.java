package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.ObservationRegistry;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class NotificationDispatcherTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final ComplaintNotification NOTIFICATION = new ComplaintNotification("1900012181", "EV-1", null,
			"COMPLAINT.CREATE", null, "C-1", "CREATE_COMPLAINT", "{\"payer_phone\":\"13800000000\"}");

	private final RecordingStore store = new RecordingStore();

	private final HandlerThreads threads = HandlerThreads.bounded(20);

	@AfterEach
	void resetTimeAndEndThreads() {
		VirtualTimeScheduler.reset();
		this.threads.close();
	}

	@Test
	void everyHandlerIsCalledInOrderAndOneAfterTheOther() {
		List<String> calls = new CopyOnWriteArrayList<>();
		NotificationDispatcher dispatcher = dispatcher(
				(notification) -> Mono.delay(Duration.ofMillis(50))
					.doOnSubscribe((subscription) -> calls.add("first begins"))
					.doOnNext((tick) -> calls.add("first ends"))
					.then(),
				(notification) -> Mono.fromRunnable(() -> calls.add("second")),
				ComplaintNotificationHandler.blocking((notification) -> calls.add("third")));
		expect(dispatcher, Reception.HANDLED);
		assertThat(calls).containsExactly("first begins", "first ends", "second", "third");
		assertThat(this.store.calls()).containsExactly("claim EV-1", "complete EV-1");
	}

	@Test
	void whatWasHandledIsNotHandledAgain() {
		AtomicInteger calls = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.fromRunnable(calls::incrementAndGet));
		expect(dispatcher, Reception.HANDLED);
		expect(dispatcher, Reception.HANDLED_BEFORE);
		assertThat(calls).hasValue(1);
	}

	@Test
	void handlersAfterOneThatFailedAreNotCalledAndAllAreCalledTheNextTime() {
		List<String> calls = new CopyOnWriteArrayList<>();
		AtomicBoolean failing = new AtomicBoolean(true);
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.fromRunnable(() -> calls.add("first")),
				(notification) -> failing.get() ? Mono.error(new IllegalStateException("no database")) : Mono.empty(),
				(notification) -> Mono.fromRunnable(() -> calls.add("third")));
		expectHandlerFailed(dispatcher).hasRootCauseMessage("no database");
		assertThat(calls).containsExactly("first");
		failing.set(false);
		expect(dispatcher, Reception.HANDLED);
		assertThat(calls).containsExactly("first", "first", "third");
	}

	static List<ComplaintNotificationHandler> brokenHandlers() {
		return List.of((notification) -> Mono.error(new IllegalStateException("failed")), (notification) -> {
			throw new IllegalStateException("thrown before there is a Mono");
		}, nullReturning(), (notification) -> {
			throw new NoClassDefFoundError("com/example/Missing");
		}, (notification) -> Mono.fromRunnable(() -> {
			throw new NoClassDefFoundError("com/example/Missing");
		}), (notification) -> Mono.fromRunnable(() -> {
			throw new StackOverflowError();
		}), (notification) -> Mono.error(new AssertionError("an error")),
				(notification) -> Mono.error(new NoClassDefFoundError("com/example/Missing")),
				(notification) -> Mono.delay(Duration.ofMillis(1)).then(Mono.error(new AssertionError())),
				(notification) -> Mono.<Void>fromRunnable(() -> {
					throw new IllegalStateException("elsewhere");
				}).subscribeOn(Schedulers.parallel()), ComplaintNotificationHandler.blocking((notification) -> {
					throw new IllegalStateException("while blocking");
				}), ComplaintNotificationHandler.blocking((notification) -> {
					throw new NoClassDefFoundError("com/example/Missing");
				}), ComplaintNotificationHandler.blocking((notification) -> {
					throw new StackOverflowError();
				}), ComplaintNotificationHandler.blocking((notification) -> {
					throw new AssertionError("an error");
				}));
	}

	@ParameterizedTest
	@MethodSource("brokenHandlers")
	void howeverAHandlerFailsItIsToldAndTheClaimIsGivenBack(ComplaintNotificationHandler broken) {
		AtomicBoolean failing = new AtomicBoolean(true);
		NotificationDispatcher dispatcher = dispatcher(
				(notification) -> (failing.get()) ? broken.handle(notification) : Mono.empty());
		expectHandlerFailed(dispatcher).hasMessage("handler-1 failed on notification EV-1");
		assertThat(this.store.calls()).containsExactly("claim EV-1", "release EV-1");
		failing.set(false);
		expect(dispatcher, Reception.HANDLED);
	}

	@Test
	void handlerThatOutlivesTheWaitingGoesOnAndItsSuccessCounts() {
		Sinks.Empty<Void> work = Sinks.empty();
		AtomicInteger calls = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher((notification) -> {
			calls.incrementAndGet();
			return work.asMono();
		});
		StepVerifier.create(dispatch(dispatcher, NOTIFICATION).timeout(Duration.ofMillis(50)))
			.expectError(TimeoutException.class)
			.verify(PATIENCE);
		expect(dispatcher, Reception.IN_PROGRESS);
		work.tryEmitEmpty();
		expectInTheEnd(dispatcher, Reception.HANDLED_BEFORE);
		assertThat(calls).hasValue(1);
	}

	@Test
	void handlerThatOutlivesTheWaitingAndFailsGivesTheClaimBack() {
		Sinks.Empty<Void> work = Sinks.empty();
		AtomicInteger calls = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher(
				(notification) -> (calls.incrementAndGet() == 1) ? work.asMono() : Mono.empty());
		dispatch(dispatcher, NOTIFICATION).subscribe().dispose();
		expect(dispatcher, Reception.IN_PROGRESS);
		work.tryEmitError(new IllegalStateException());
		expectInTheEnd(dispatcher, Reception.HANDLED);
		assertThat(calls).hasValue(2);
	}

	@Test
	void copiesThatArriveAtOnceAreHandledOnceAndNobodyIsTurnedAwayForEver() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher(ComplaintNotificationHandler.blocking((notification) -> {
			calls.incrementAndGet();
			await(new CountDownLatch(1), 30);
		}));
		CountDownLatch start = new CountDownLatch(1);
		List<Reception> receptions = Flux.range(0, 20).flatMap((i) -> Mono.defer(() -> {
			await(start, 5000);
			return dispatch(dispatcher, NOTIFICATION);
		})
			.filter((reception) -> reception != Reception.IN_PROGRESS)
			.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(5)))
			.doOnSubscribe((subscription) -> start.countDown())
			.subscribeOn(Schedulers.boundedElastic()), 20).collectList().block(PATIENCE);
		assertThat(calls).hasValue(1);
		assertThat(receptions).hasSize(20).containsOnly(Reception.HANDLED, Reception.HANDLED_BEFORE);
		assertThat(receptions.stream().filter(Reception.HANDLED::equals)).hasSize(1);
	}

	@Test
	void differentNotificationsAreHandledAtTheSameTime() {
		CountDownLatch both = new CountDownLatch(2);
		NotificationDispatcher dispatcher = dispatcher(ComplaintNotificationHandler.blocking((notification) -> {
			both.countDown();
			assertThat(await(both, 5000)).isTrue();
		}));
		StepVerifier
			.create(Flux.merge(dispatch(dispatcher, notification("EV-1")), dispatch(dispatcher, notification("EV-2"))))
			.expectNext(Reception.HANDLED, Reception.HANDLED)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void nothingIsHandledWhenTheStoreCannotTell() {
		AtomicInteger calls = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.fromRunnable(calls::incrementAndGet));
		this.store.failAt("claim", () -> Mono.error(new IllegalStateException("no Redis")));
		expectStoreUnavailable(dispatcher);
		assertThat(calls).hasValue(0);
		this.store.recover();
		expect(dispatcher, Reception.HANDLED);
	}

	@Test
	void storeThatThrowsInsteadOfGivingAnErrorIsUnavailableAsWell() {
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.empty());
		for (String step : List.of("claim", "complete")) {
			this.store.failAt(step, () -> {
				throw new IllegalStateException("no Redis");
			});
			expectStoreUnavailable(dispatcher);
			this.store.recover();
			this.store.forget();
		}
	}

	@Test
	void storeWithoutAClaimIsUnavailable() {
		AtomicInteger calls = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.fromRunnable(calls::incrementAndGet));
		this.store.failAt("claim", Mono::empty);
		this.store.withoutClaims();
		expectStoreUnavailable(dispatcher);
		assertThat(calls).hasValue(0);
	}

	@Test
	void storeThatDoesNotRespondWithinASecondIsUnavailableAndItsClaimIsGivenBack() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		Sinks.Empty<Void> response = Sinks.empty();
		AtomicInteger calls = new AtomicInteger();
		List<Throwable> failures = new ArrayList<>();
		NotificationDispatcher dispatcher = inline((notification) -> Mono.fromRunnable(calls::incrementAndGet));
		this.store.failAt("claim", response::asMono);
		dispatch(dispatcher, NOTIFICATION).subscribe((reception) -> {
		}, failures::add);
		time.advanceTimeBy(Duration.ofMillis(999));
		assertThat(failures).isEmpty();
		time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(failures).singleElement().isInstanceOf(StoreUnavailableException.class);
		assertThat(this.store.calls()).containsExactly("claim EV-1");
		response.tryEmitEmpty();
		assertThat(this.store.calls()).containsExactly("claim EV-1", "release EV-1");
		assertThat(calls).hasValue(0);
	}

	@Test
	void completionIsTriedAgainWhenTheStoreStumbles() {
		AtomicInteger attempts = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.empty());
		this.store.failAt("complete", () -> Mono.defer(() -> (attempts.incrementAndGet() < 3)
				? Mono.error(new IllegalStateException("no Redis")) : Mono.empty()));
		expect(dispatcher, Reception.HANDLED);
		assertThat(attempts).hasValue(3);
	}

	@Test
	void whatWasHandledButCouldNotBeNotedIsNotAcknowledged() {
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.empty());
		this.store.failAt("complete", () -> Mono.error(new IllegalStateException("no Redis")));
		expectStoreUnavailable(dispatcher);
	}

	@Test
	void failureOfTheHandlerIsToldEvenIfTheClaimCannotBeGivenBack(CapturedOutput output) {
		NotificationDispatcher dispatcher = dispatcher(
				(notification) -> Mono.error(new IllegalStateException("no database")));
		this.store.failAt("release", () -> Mono.error(new IllegalStateException("no Redis")));
		expectHandlerFailed(dispatcher).hasRootCauseMessage("no database");
		assertThat(output).contains("EV-1 could not be released").contains("no Redis").doesNotContain("13800000000");
	}

	@Test
	void contextOfTheCallerReachesEveryHandlerAndTheStore() {
		List<String> seen = new CopyOnWriteArrayList<>();
		ComplaintNotificationHandler handler = (notification) -> Mono
			.deferContextual((context) -> Mono.fromRunnable(() -> seen.add(context.get("tenant"))));
		StepVerifier
			.create(dispatch(dispatcher(handler, handler), NOTIFICATION)
				.contextWrite((context) -> context.put("tenant", "one")))
			.expectNext(Reception.HANDLED)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(seen).containsExactly("one", "one");
	}

	private NotificationDispatcher dispatcher(ComplaintNotificationHandler... handlers) {
		return dispatcherOn(this.threads::execute, handlers);
	}

	private NotificationDispatcher inline(ComplaintNotificationHandler... handlers) {
		return dispatcherOn(Runnable::run, handlers);
	}

	private NotificationDispatcher dispatcherOn(Executor threads, ComplaintNotificationHandler... handlers) {
		Map<String, ComplaintNotificationHandler> named = new LinkedHashMap<>();
		for (ComplaintNotificationHandler handler : handlers) {
			named.put("handler-" + (named.size() + 1), handler);
		}
		HandlingSupervisor supervisor = new HandlingSupervisor(named, HandlingInterceptor.none(), threads,
				Duration.ofSeconds(2), Duration.ofMinutes(10), ObservationRegistry.NOOP, null);
		return new NotificationDispatcher(this.store, supervisor, Duration.ofSeconds(30));
	}

	private static Mono<Reception> dispatch(NotificationDispatcher dispatcher, ComplaintNotification notification) {
		return dispatcher.dispatch(notification, new Progress());
	}

	private static void expect(NotificationDispatcher dispatcher, Reception reception) {
		StepVerifier.create(dispatch(dispatcher, NOTIFICATION)).expectNext(reception).expectComplete().verify(PATIENCE);
	}

	private static void expectInTheEnd(NotificationDispatcher dispatcher, Reception reception) {
		StepVerifier
			.create(dispatch(dispatcher, NOTIFICATION).filter((each) -> each != Reception.IN_PROGRESS)
				.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(5))))
			.expectNext(reception)
			.expectComplete()
			.verify(PATIENCE);
	}

	private static AbstractThrowableAssert<?, ? extends Throwable> expectHandlerFailed(
			NotificationDispatcher dispatcher) {
		Throwable failure = failureOf(dispatcher);
		return assertThat(failure).isInstanceOf(HandlingException.class).hasCauseInstanceOf(Throwable.class);
	}

	private static void expectStoreUnavailable(NotificationDispatcher dispatcher) {
		assertThat(failureOf(dispatcher)).isInstanceOf(StoreUnavailableException.class);
	}

	private static Throwable failureOf(NotificationDispatcher dispatcher) {
		List<Throwable> failures = new ArrayList<>();
		StepVerifier.create(dispatch(dispatcher, NOTIFICATION)).consumeErrorWith(failures::add).verify(PATIENCE);
		return failures.get(0);
	}

	private static ComplaintNotification notification(String id) {
		return new ComplaintNotification("1900012181", id, null, "COMPLAINT.CREATE", null, "C-1", "CREATE_COMPLAINT",
				"{}");
	}

	// what code that knows nothing of nullness may do
	@SuppressWarnings("NullAway")
	private static ComplaintNotificationHandler nullReturning() {
		return (notification) -> null;
	}

	private static boolean await(CountDownLatch latch, int millis) {
		try {
			return latch.await(millis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
