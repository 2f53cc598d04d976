package io.github.wechatpay.complaint.benchmarks.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps a number of callers calling until they are told to stop. A call that fails fails
 * the whole run: nothing is measured that did not work.
 */
final class Callers {

	private final Latencies latencies;

	private final CountDownLatch running;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private volatile boolean stopped;

	Callers(Subject subject, int callers, Latencies latencies) {
		this.latencies = latencies;
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
			return subject.call().get().doOnSuccess((answer) -> record(start, answer));
		}).repeat(() -> !this.stopped);
		calls.subscribe((answer) -> {
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

	private void record(long start, @Nullable Object answer) {
		if (answer == null) {
			throw new IllegalStateException("There was no answer");
		}
		this.latencies.add(System.nanoTime() - start);
	}

	private void fail(Throwable ex) {
		this.failure.compareAndSet(null, ex);
		this.running.countDown();
	}

	void stop() throws InterruptedException {
		this.stopped = true;
		this.running.await();
		if (this.failure.get() != null) {
			throw new IllegalStateException("A call failed", this.failure.get());
		}
	}

}
