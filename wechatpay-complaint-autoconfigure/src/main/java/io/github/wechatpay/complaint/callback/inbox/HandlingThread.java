package io.github.wechatpay.complaint.callback.inbox;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * {@link Executor} that is the current thread, as long as it waits for the end of one
 * handling. A handling takes no other thread, so that those that wait cannot use up those
 * that they wait for.
 */
final class HandlingThread implements Executor, AutoCloseable {

	private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

	private final Disposable.Swap work = Disposables.swap();

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
	}

	/**
	 * Run what is executed until the handling ends.
	 * @throws RuntimeException the error with which it ended
	 * @throws InterruptedException if nobody waits for its end any more
	 */
	void await(Mono<Void> handling) throws InterruptedException {
		AtomicReference<@Nullable End> end = new AtomicReference<>();
		this.work.update(handling.subscribe(null, (failure) -> execute(() -> end.set(new End(failure))),
				() -> execute(() -> end.set(new End(null)))));
		End reached = end.get();
		while (reached == null) {
			this.tasks.take().run();
			reached = end.get();
		}
		Throwable failure = reached.failure();
		if (failure != null) {
			throw (failure instanceof RuntimeException ex) ? ex : new IllegalStateException(failure);
		}
	}

	@Override
	public void close() {
		this.work.dispose();
	}

	/**
	 * The end of a handling.
	 */
	private record End(@Nullable Throwable failure) {

	}

}
