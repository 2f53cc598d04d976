package io.github.wechatpay.complaint.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.testing.MutableClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * When keys are downloaded, and when not.
 */
class DownloadedPlatformKeysTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final int CALLERS = 200;

	private final MutableClock clock = new MutableClock();

	private final ListedKeys platform = new ListedKeys();

	@AutoClose
	private final DownloadedPlatformKeys keys = new DownloadedPlatformKeys(this.platform, Duration.ofHours(6),
			this.clock);

	@Test
	void nothingIsDownloadedBeforeAKeyIsNeeded() {
		Mono<PlatformKey> needed = find(ListedKeys.SERIAL);
		assertThat(this.platform.downloads()).isZero();
		assertThat(this.keys.getKeys()).isEmpty();
		StepVerifier.create(needed).expectNextCount(1).expectComplete().verify(SOON);
		assertThat(this.platform.downloads()).isOne();
	}

	@Test
	void keyThatWasDownloadedIsNotDownloadedAgain() {
		assertFound(ListedKeys.SERIAL);
		assertFound(ListedKeys.SERIAL);
		assertFound("0" + ListedKeys.SERIAL.toLowerCase(Locale.ROOT));
		assertThat(this.platform.downloads()).isOne();
	}

	@Test
	void concurrentCallersShareOneDownload() {
		Sinks.One<List<PlatformKey>> answer = this.platform.hold();
		try (Callers callers = new Callers()) {
			Mono<List<PlatformKey>> all = callers.all((caller) -> find(ListedKeys.SERIAL)).collectList();
			StepVerifier.create(all)
				.then(callers::awaitSubscription)
				.then(() -> answer.tryEmitValue(List.of(ListedKeys.key(ListedKeys.SERIAL))))
				.assertNext((found) -> assertThat(found).hasSize(CALLERS))
				.expectComplete()
				.verify(SOON);
		}
		assertThat(this.platform.downloads()).isOne();
	}

	@Test
	void keyThatCameWhileACallerWaitedForTheLockIsNotDownloadedAgain() throws Exception {
		Sinks.One<List<PlatformKey>> answer = this.platform.hold();
		Disposable first = find(ListedKeys.SERIAL).subscribe();
		FutureTask<PlatformKey> second = new FutureTask<>(() -> find(ListedKeys.SERIAL).block(SOON));
		Thread caller = new Thread(second, "second caller");
		synchronized (this.keys) {
			caller.start();
			await().atMost(SOON).until(() -> caller.getState() == Thread.State.BLOCKED);
			answer.tryEmitValue(List.of(ListedKeys.key(ListedKeys.SERIAL)));
		}
		assertThat(second.get(SOON.toSeconds(), TimeUnit.SECONDS)).isNotNull();
		assertThat(first.isDisposed()).isTrue();
		assertThat(this.platform.downloads()).isOne();
	}

	@Test
	void concurrentCallersShareOneFailure() {
		Sinks.One<List<PlatformKey>> answer = this.platform.hold();
		try (Callers callers = new Callers()) {
			Mono<List<String>> all = callers
				.all((caller) -> find(ListedKeys.SERIAL).map(PlatformKey::toString)
					.onErrorResume(PlatformKeysUnavailableException.class, (ex) -> Mono.just(ex.getMessage())))
				.collectList();
			StepVerifier.create(all)
				.then(callers::awaitSubscription)
				.then(() -> answer.tryEmitError(new PlatformKeysUnavailableException("down", null)))
				.assertNext((messages) -> assertThat(messages).hasSize(CALLERS).containsOnly("down"))
				.expectComplete()
				.verify(SOON);
		}
		assertThat(this.platform.downloads()).isOne();
	}

	@Test
	void failureIsRememberedForATimeThatGrowsUpToAMinute() {
		this.platform.fail("down");
		int downloads = 0;
		for (int pause : new int[] { 1, 2, 4, 8, 16, 32, 60, 60 }) {
			assertUnavailable(ListedKeys.SERIAL, "down");
			assertThat(this.platform.downloads()).as("before a pause of %d s", pause).isEqualTo(++downloads);
			this.clock.advance(Duration.ofSeconds(pause).minusMillis(1));
			assertUnavailable(ListedKeys.SERIAL, "down");
			assertThat(this.platform.downloads()).as("within a pause of %d s", pause).isEqualTo(downloads);
			this.clock.advance(Duration.ofMillis(1));
		}
	}

	@Test
	void nextPermittedCallAfterAFailureGetsTheKey() {
		this.platform.fail("down");
		assertUnavailable(ListedKeys.SERIAL, "down");
		this.platform.list(ListedKeys.key(ListedKeys.SERIAL));
		this.clock.advance(Duration.ofSeconds(1));
		assertFound(ListedKeys.SERIAL);
		assertThat(this.platform.downloads()).isEqualTo(2);
	}

	@Test
	void downloaderThatThrowsFailsTheCallAndNotAllThatFollow() {
		this.platform.answer(() -> {
			throw new IllegalStateException("broken");
		});
		StepVerifier.create(find(ListedKeys.SERIAL)).expectErrorMessage("broken").verify(SOON);
		this.platform.list(ListedKeys.key(ListedKeys.SERIAL));
		this.clock.advance(Duration.ofSeconds(1));
		assertFound(ListedKeys.SERIAL);
	}

	@Test
	void thousandMadeUpSerialNumbersInAMinuteCauseOneMoreDownload() {
		assertFound(ListedKeys.SERIAL);
		for (int i = 0; i < 1000; i++) {
			assertNotFound(Integer.toHexString(0xABC000 + i));
			this.clock.advance(Duration.ofMillis(59));
		}
		assertThat(this.platform.downloads()).isEqualTo(2);
		this.clock.advance(Duration.ofSeconds(1));
		assertNotFound("ABCDEF");
		assertThat(this.platform.downloads()).isEqualTo(3);
	}

	@Test
	void thousandMadeUpSerialNumbersAtOnceCauseOneMoreDownload() {
		assertFound(ListedKeys.SERIAL);
		try (Callers callers = new Callers()) {
			Flux<PlatformKey> all = callers.all((caller) -> Flux.range(0, 5)
				.concatMap((i) -> find(Integer.toHexString(0xABC000 + caller * 5 + i)))
				.singleOrEmpty());
			StepVerifier.create(all).expectComplete().verify(SOON);
		}
		assertThat(this.platform.downloads()).isEqualTo(2);
	}

	@Test
	void madeUpSerialNumbersDoNotKeepKnownKeysFromBeingFound() {
		assertFound(ListedKeys.SERIAL);
		assertNotFound("ABCDEF");
		this.platform.fail("down");
		assertFound(ListedKeys.SERIAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUB_KEY_ID_0000000000000024101100397200000006", "PUB_KEY_ID_", "pub_key_id_1", "junk",
			"0x12AB", "-1", "12 34", "12\u0000", "\uFF11\uFF12", "..", "%00" })
	void nameThatNoCertificateCanHaveCausesNoDownload(String serialNumber) {
		assertNotFound(serialNumber);
		assertThat(this.platform.downloads()).isZero();
	}

	@Test
	void rotatedCertificateIsFoundByTheDownloadThatItsFirstUseCauses() {
		assertFound(ListedKeys.SERIAL);
		this.platform.list(ListedKeys.key(ListedKeys.NEW_SERIAL), ListedKeys.key(ListedKeys.SERIAL));
		assertFound(ListedKeys.NEW_SERIAL);
		assertFound(ListedKeys.SERIAL);
		assertThat(this.platform.downloads()).isEqualTo(2);
	}

	@Test
	void certificateThatIsNotListedAnyMoreServesUntilItExpires() {
		Instant end = this.clock.instant().plus(Duration.ofHours(1));
		this.platform.list(ListedKeys.key(ListedKeys.SERIAL, end));
		assertFound(ListedKeys.SERIAL);
		this.platform.list(ListedKeys.key(ListedKeys.NEW_SERIAL));
		assertFound(ListedKeys.NEW_SERIAL);
		this.clock.advance(Duration.ofHours(1).minusMillis(1));
		assertFound(ListedKeys.SERIAL);
		this.clock.advance(Duration.ofMillis(1));
		assertNotFound(ListedKeys.SERIAL);
		assertFound(ListedKeys.NEW_SERIAL);
		assertThat(this.keys.getKeys()).extracting(PlatformKey::serialNumber)
			.containsExactly(SerialNumber.of(ListedKeys.NEW_SERIAL));
	}

	@Test
	void announcedEndCountsWhenItIsBeforeThatOfTheCertificate() {
		Instant now = this.clock.instant();
		PlatformKey certificate = ListedKeys.key(ListedKeys.SERIAL, now.plus(Duration.ofDays(100)));
		this.platform.list(certificate.expiringAt(now.plus(Duration.ofHours(24))));
		assertFound(ListedKeys.SERIAL);
		this.clock.advance(Duration.ofHours(24));
		assertNotFound(ListedKeys.SERIAL);
	}

	@Test
	void announcedEndCannotProlongACertificate() {
		Instant now = this.clock.instant();
		PlatformKey certificate = ListedKeys.key(ListedKeys.SERIAL, now.plus(Duration.ofHours(24)));
		this.platform.list(certificate.expiringAt(now.plus(Duration.ofDays(100))));
		assertFound(ListedKeys.SERIAL);
		this.clock.advance(Duration.ofHours(24));
		assertNotFound(ListedKeys.SERIAL);
	}

	@Test
	void cancellingOneCallerDoesNotCancelTheDownloadForTheOthers() {
		Sinks.One<List<PlatformKey>> answer = this.platform.hold();
		Disposable impatient = find(ListedKeys.SERIAL).subscribe();
		StepVerifier.create(find(ListedKeys.SERIAL))
			.then(impatient::dispose)
			.then(() -> answer.tryEmitValue(List.of(ListedKeys.key(ListedKeys.SERIAL))))
			.expectNextCount(1)
			.expectComplete()
			.verify(SOON);
		assertThat(this.platform.downloads()).isOne();
		assertThat(this.platform.cancellations()).isZero();
	}

	@Test
	void downloadThatNobodyWaitsForAnyMoreServesTheNextCaller() {
		Sinks.One<List<PlatformKey>> answer = this.platform.hold();
		find(ListedKeys.SERIAL).subscribe().dispose();
		answer.tryEmitValue(List.of(ListedKeys.key(ListedKeys.SERIAL)));
		assertFound(ListedKeys.SERIAL);
		assertThat(this.platform.downloads()).isOne();
	}

	@Test
	void closingCancelsTheDownloadAndTellsThoseWhoWait() {
		this.platform.hold();
		StepVerifier.create(find(ListedKeys.SERIAL))
			.then(this.keys::close)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(PlatformKeysUnavailableException.class)
				.hasMessageContaining("stopping"))
			.verify(SOON);
		assertThat(this.platform.cancellations()).isOne();
	}

	@Test
	void closingTellsThoseWhoWaitAlsoWhenTheEventLoopHasStoppedBefore() {
		this.platform.answer(() -> Mono.fromDirect((subscriber) -> subscriber.onSubscribe(new StoppedEventLoop())));
		StepVerifier.create(find(ListedKeys.SERIAL))
			.then(this.keys::close)
			.expectError(PlatformKeysUnavailableException.class)
			.verify(SOON);
	}

	@Test
	void nothingIsDownloadedAfterClosing() {
		this.keys.close();
		assertUnavailable(ListedKeys.SERIAL, "stopping");
		assertThat(this.platform.downloads()).isZero();
	}

	@Test
	void keysServeAfterClosing() {
		assertFound(ListedKeys.SERIAL);
		this.keys.close();
		this.keys.close();
		assertFound(ListedKeys.SERIAL);
	}

	private Mono<PlatformKey> find(String serialNumber) {
		return this.keys.find(SerialNumber.of(serialNumber));
	}

	private void assertFound(String serialNumber) {
		StepVerifier.create(find(serialNumber))
			.assertNext((key) -> assertThat(key.serialNumber()).isEqualTo(SerialNumber.of(serialNumber)))
			.expectComplete()
			.verify(SOON);
	}

	private void assertNotFound(String serialNumber) {
		StepVerifier.create(find(serialNumber)).expectComplete().verify(SOON);
	}

	private void assertUnavailable(String serialNumber, String message) {
		StepVerifier.create(find(serialNumber))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(PlatformKeysUnavailableException.class)
				.hasMessageContaining(message))
			.verify(SOON);
	}

	/**
	 * Many callers, each on a thread of its own.
	 */
	private static final class Callers implements AutoCloseable {

		private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

		private final Scheduler scheduler = Schedulers.fromExecutorService(this.threads);

		private final AtomicInteger subscribed = new AtomicInteger();

		<T> Flux<T> all(IntFunction<Mono<T>> call) {
			return Flux.range(0, CALLERS)
				.flatMap((caller) -> Mono.defer(() -> call.apply(caller))
					.doOnSubscribe((subscription) -> this.subscribed.incrementAndGet())
					.subscribeOn(this.scheduler), CALLERS);
		}

		void awaitSubscription() {
			await().atMost(SOON).untilAtomic(this.subscribed, Matchers.is(CALLERS));
		}

		@Override
		public void close() {
			this.scheduler.dispose();
			this.threads.shutdownNow();
		}

	}

	/**
	 * Cannot be cancelled, because the event loop that would have to do it is gone.
	 */
	private static final class StoppedEventLoop implements Subscription {

		@Override
		public void request(long number) {
		}

		@Override
		public void cancel() {
			throw new RejectedExecutionException("event executor terminated");
		}

	}

}
