package io.github.wechatpay.complaint.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
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

	private static final ComplaintNotification NOTIFICATION = new ComplaintNotification("EV-1", null,
			"COMPLAINT.CREATE", null, "C-1", "CREATE_COMPLAINT", "{\"payer_phone\":\"13800000000\"}");

	private final RecordingStore store = new RecordingStore(
			new InMemoryNotificationStore(Duration.ofDays(8), 1000, Clock.systemUTC()));

	@AfterEach
	void resetTime() {
		VirtualTimeScheduler.reset();
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
		List<String> calls = new ArrayList<>();
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
		expectHandlerFailed(dispatcher).hasMessageContaining("EV-1");
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
		StepVerifier.create(dispatcher.dispatch(NOTIFICATION).timeout(Duration.ofMillis(50)))
			.expectError(TimeoutException.class)
			.verify(PATIENCE);
		expect(dispatcher, Reception.IN_PROGRESS);
		work.tryEmitEmpty();
		expect(dispatcher, Reception.HANDLED_BEFORE);
		assertThat(calls).hasValue(1);
	}

	@Test
	void handlerThatOutlivesTheWaitingAndFailsGivesTheClaimBack() {
		Sinks.Empty<Void> work = Sinks.empty();
		AtomicInteger calls = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher(
				(notification) -> (calls.incrementAndGet() == 1) ? work.asMono() : Mono.empty());
		dispatcher.dispatch(NOTIFICATION).subscribe().dispose();
		expect(dispatcher, Reception.IN_PROGRESS);
		work.tryEmitError(new IllegalStateException());
		expect(dispatcher, Reception.HANDLED);
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
			return dispatcher.dispatch(NOTIFICATION);
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
			.create(Flux.merge(dispatcher.dispatch(notification("EV-1")), dispatcher.dispatch(notification("EV-2"))))
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
			this.store.release("EV-1").block();
		}
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
	void claimIsRenewedWhileTheHandlerIsAtItAndNoLonger() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		Sinks.Empty<Void> work = Sinks.empty();
		NotificationDispatcher dispatcher = dispatcher((notification) -> work.asMono());
		Disposable waiting = dispatcher.dispatch(NOTIFICATION).subscribe();
		time.advanceTimeBy(Duration.ofSeconds(9));
		assertThat(this.store.calls()).containsExactly("claim EV-1");
		time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1");
		waiting.dispose();
		time.advanceTimeBy(Duration.ofSeconds(20));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1", "renew EV-1", "renew EV-1");
		work.tryEmitEmpty();
		time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1", "renew EV-1", "renew EV-1",
				"complete EV-1");
	}

	@Test
	void renewalThatFailsIsReportedAndTriedAgain(CapturedOutput output) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		Sinks.Empty<Void> work = Sinks.empty();
		this.store.failAt("renew", () -> Mono.error(new IllegalStateException("no Redis")));
		List<Reception> receptions = new ArrayList<>();
		dispatcher((notification) -> work.asMono()).dispatch(NOTIFICATION).subscribe(receptions::add);
		time.advanceTimeBy(Duration.ofSeconds(20));
		assertThat(this.store.calls()).containsExactly("claim EV-1", "renew EV-1", "renew EV-1");
		assertThat(output).contains("EV-1 could not be renewed");
		work.tryEmitEmpty();
		assertThat(receptions).containsExactly(Reception.HANDLED);
	}

	@Test
	void closingStopsWhatIsRunningAndGivesTheClaimBack() {
		AtomicBoolean cancelled = new AtomicBoolean();
		NotificationDispatcher dispatcher = dispatcher(
				(notification) -> Mono.<Void>never().doOnCancel(() -> cancelled.set(true)));
		dispatcher.dispatch(NOTIFICATION).subscribe();
		dispatcher.close();
		assertThat(cancelled).isTrue();
		assertThat(this.store.calls()).containsExactly("claim EV-1", "release EV-1");
		expect(dispatcher((notification) -> Mono.empty()), Reception.HANDLED);
	}

	@Test
	void stoppingIsOverWhenClaimsHaveBeenGivenBack() {
		Sinks.Empty<Void> released = Sinks.empty();
		AtomicBoolean stopped = new AtomicBoolean();
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.never());
		this.store.failAt("release", released::asMono);
		dispatcher.dispatch(NOTIFICATION).subscribe();
		dispatcher.stop(() -> stopped.set(true));
		assertThat(stopped).isFalse();
		released.tryEmitEmpty();
		assertThat(stopped).isTrue();
	}

	@Test
	void stoppingIsOverAtOnceWhenNothingIsBeingHandled() {
		AtomicBoolean stopped = new AtomicBoolean();
		dispatcher((notification) -> Mono.empty()).stop(() -> stopped.set(true));
		assertThat(stopped).isTrue();
	}

	@Test
	void dispatcherThatWasStoppedCanBeStartedAgain() {
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.empty());
		assertThat(dispatcher.isRunning()).isTrue();
		dispatcher.stop();
		assertThat(dispatcher.isRunning()).isFalse();
		dispatcher.start();
		assertThat(dispatcher.isRunning()).isTrue();
		expect(dispatcher, Reception.HANDLED);
	}

	@Test
	void nothingIsBegunWhileStopped() {
		AtomicInteger calls = new AtomicInteger();
		NotificationDispatcher dispatcher = dispatcher((notification) -> Mono.fromRunnable(calls::incrementAndGet));
		dispatcher.stop();
		StepVerifier.create(dispatcher.dispatch(NOTIFICATION))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(50))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(calls).hasValue(0);
		assertThat(this.store.calls()).doesNotContain("complete EV-1");
	}

	@Test
	void closingInterruptsHandlersThatBlock() {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		NotificationDispatcher dispatcher = dispatcher(ComplaintNotificationHandler.blocking((notification) -> {
			begun.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
			}
		}));
		dispatcher.dispatch(NOTIFICATION).subscribe();
		assertThat(await(begun, 5000)).isTrue();
		dispatcher.close();
		assertThat(await(interrupted, 5000)).isTrue();
	}

	@Test
	void contextOfTheCallerReachesEveryHandlerAndTheStore() {
		List<String> seen = new CopyOnWriteArrayList<>();
		ComplaintNotificationHandler handler = (notification) -> Mono
			.deferContextual((context) -> Mono.fromRunnable(() -> seen.add(context.get("tenant"))));
		StepVerifier
			.create(dispatcher(handler, handler).dispatch(NOTIFICATION)
				.contextWrite((context) -> context.put("tenant", "one")))
			.expectNext(Reception.HANDLED)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(seen).containsExactly("one", "one");
	}

	private NotificationDispatcher dispatcher(ComplaintNotificationHandler... handlers) {
		return new NotificationDispatcher(List.of(handlers), this.store);
	}

	private static void expect(NotificationDispatcher dispatcher, Reception reception) {
		StepVerifier.create(dispatcher.dispatch(NOTIFICATION)).expectNext(reception).expectComplete().verify(PATIENCE);
	}

	private static AbstractThrowableAssert<?, ? extends Throwable> expectHandlerFailed(
			NotificationDispatcher dispatcher) {
		Throwable failure = failureOf(dispatcher);
		return assertThat(failure).isInstanceOf(HandlerFailedException.class).hasCauseInstanceOf(Throwable.class);
	}

	private static void expectStoreUnavailable(NotificationDispatcher dispatcher) {
		assertThat(failureOf(dispatcher)).isInstanceOf(StoreUnavailableException.class);
	}

	private static Throwable failureOf(NotificationDispatcher dispatcher) {
		List<Throwable> failures = new ArrayList<>();
		StepVerifier.create(dispatcher.dispatch(NOTIFICATION)).consumeErrorWith(failures::add).verify(PATIENCE);
		return failures.get(0);
	}

	private static ComplaintNotification notification(String id) {
		return new ComplaintNotification(id, null, "COMPLAINT.CREATE", null, "C-1", "CREATE_COMPLAINT", "{}");
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

	/**
	 * A store that works, notes what it is asked, and stumbles when told to.
	 */
	private static final class RecordingStore implements NotificationStore {

		private final NotificationStore delegate;

		private final List<String> calls = new CopyOnWriteArrayList<>();

		private volatile String failingStep = "";

		private volatile Supplier<Mono<Void>> failure = Mono::empty;

		RecordingStore(NotificationStore delegate) {
			this.delegate = delegate;
		}

		List<String> calls() {
			return this.calls;
		}

		void failAt(String step, Supplier<Mono<Void>> failure) {
			this.failingStep = step;
			this.failure = failure;
		}

		void recover() {
			this.failingStep = "";
		}

		@Override
		public Mono<Claim> claim(String notificationId) {
			return perform("claim", notificationId, this.delegate::claim);
		}

		@Override
		public Mono<Void> renew(String notificationId) {
			return perform("renew", notificationId, this.delegate::renew);
		}

		@Override
		public Mono<Void> complete(String notificationId) {
			return perform("complete", notificationId, this.delegate::complete);
		}

		@Override
		public Mono<Void> release(String notificationId) {
			return perform("release", notificationId, this.delegate::release);
		}

		private <T> Mono<T> perform(String step, String notificationId, Function<String, Mono<T>> action) {
			this.calls.add(step + " " + notificationId);
			return (step.equals(this.failingStep)) ? this.failure.get().then(action.apply(notificationId))
					: action.apply(notificationId);
		}

	}

}
