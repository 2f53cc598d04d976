package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SigningThreads}.
 */
class SigningThreadsTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final CountDownLatch release = new CountDownLatch(1);

	private final List<AutoCloseable> threads = new ArrayList<>();

	@AfterEach
	void end() throws Exception {
		this.release.countDown();
		for (AutoCloseable each : this.threads) {
			each.close();
		}
	}

	@Test
	void requestsAreSignedOnThreadsOfTheirOwn() {
		Mono<String> signing = create(2).call(SigningThreadsTests::threadName);
		assertThat(Flux.range(0, 20).flatMap((i) -> signing).distinct().collectSortedList().block(SOON))
			.allMatch((name) -> name.startsWith("wechatpay-signing-"))
			.hasSizeBetween(1, 2);
	}

	@Test
	void nothingIsSignedBeforeItIsAskedFor() {
		ConcurrentLinkedQueue<Integer> signed = new ConcurrentLinkedQueue<>();
		Mono<Boolean> signing = create(1).call(() -> signed.add(1));
		assertThat(signed).isEmpty();
		signing.block(SOON);
		assertThat(signed).hasSize(1);
	}

	@Test
	void requestsAreSignedInTheOrderInWhichTheyCame() {
		SigningThreads single = create(1);
		ConcurrentLinkedQueue<Integer> signed = new ConcurrentLinkedQueue<>();
		Mono.when(IntStream.range(0, 100).mapToObj((i) -> single.call(() -> signed.add(i))).toList()).block(SOON);
		assertThat(signed).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
	}

	@Test
	void noRequestWaitsForASlowOneWhileAThreadIsIdle() {
		SigningThreads two = create(2);
		two.call(awaiting("slow")).subscribe();
		assertThat(Flux.range(0, 20).flatMap((i) -> two.call(() -> i)).collectList().block(SOON)).hasSize(20);
	}

	@Test
	void failureToSignIsTheFailureOfTheCall() {
		Mono<String> signing = create(1).call(() -> {
			throw new IllegalStateException("no key");
		});
		assertThatIllegalStateException().isThrownBy(() -> signing.block(SOON)).withMessage("no key");
	}

	@Test
	void whatIsWaitingWhenItEndsIsStillSigned() {
		SigningThreads single = create(1);
		Mono<String> running = single.call(awaiting("running")).cache();
		Mono<String> waiting = single.call(() -> "waiting").cache();
		running.subscribe();
		waiting.subscribe();
		single.close();
		this.release.countDown();
		assertThat(running.block(SOON)).isEqualTo("running");
		assertThat(waiting.block(SOON)).isEqualTo("waiting");
	}

	@Test
	void whatComesAfterTheEndIsSignedByWhoeverBringsIt() {
		SigningThreads ended = create(1);
		ended.close();
		assertThat(ended.call(SigningThreadsTests::threadName).block(SOON)).isEqualTo(threadName());
	}

	private SigningThreads create(int size) {
		SigningThreads created = new SigningThreads(size);
		this.threads.add(created);
		return created;
	}

	private Callable<String> awaiting(String result) {
		return () -> {
			assertThat(this.release.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			return result;
		};
	}

	private static String threadName() {
		return Thread.currentThread().getName();
	}

}
