package io.github.wechatpay.complaint.benchmarks.load;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps a number of callers calling until they are stopped. A call that fails fails the
 * whole run: nothing is measured that did not work. How long calls took is kept without
 * allocating anything, so that what calls allocate can be told.
 */
final class Callers {

	private final int[] micros = new int[2_000_000];

	private final AtomicInteger count = new AtomicInteger();

	private final CountDownLatch running;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private volatile boolean stopped;

	Callers(Subject subject, int callers) {
		this.running = new CountDownLatch(callers);
		for (int i = 0; i < callers; i++) {
			if (subject instanceof Subject.Reactive reactive) {
				start(reactive);
			}
			else if (subject instanceof Subject.Blocking blocking) {
				Thread thread = new Thread(() -> run(blocking), "caller-" + i);
				thread.setDaemon(true);
				thread.start();
			}
		}
	}

	private void start(Subject.Reactive subject) {
		Flux<?> calls = Mono.defer(() -> {
			long start = System.nanoTime();
			return subject.call().get().doOnSuccess((response) -> record(start, response));
		}).repeat(() -> !this.stopped);
		calls.subscribe((response) -> {
		}, this::fail, this.running::countDown);
	}

	private void run(Subject.Blocking subject) {
		try {
			while (!this.stopped) {
				long start = System.nanoTime();
				record(start, subject.call().call());
			}
			this.running.countDown();
		}
		catch (Exception ex) {
			fail(ex);
		}
	}

	private void record(long start, @Nullable Object response) {
		if (response == null) {
			throw new IllegalStateException("There was no response");
		}
		int index = this.count.getAndIncrement();
		if (index < this.micros.length) {
			this.micros[index] = (int) ((System.nanoTime() - start) / 1000);
		}
	}

	private void fail(Throwable ex) {
		this.failure.compareAndSet(null, ex);
		this.running.countDown();
	}

	void forget() {
		this.count.set(0);
	}

	/**
	 * Return how many microseconds the calls took, from the shortest to the longest.
	 */
	int[] sortedMicros() {
		int[] sorted = Arrays.copyOf(this.micros, Math.min(this.count.get(), this.micros.length));
		Arrays.sort(sorted);
		return sorted;
	}

	void stop() throws InterruptedException {
		this.stopped = true;
		this.running.await();
		if (this.failure.get() != null) {
			throw new IllegalStateException("A call failed", this.failure.get());
		}
	}

}
