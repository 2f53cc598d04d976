package io.github.wechatpay.complaint.callback.inbox;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Handler threads as the scheduler takes them. Whoever executes waits for a free one, so
 * that nothing queues in memory that waits in the database anyway. They belong to others,
 * and are not shut down.
 */
final class InboxThreads extends AbstractExecutorService {

	private final Executor threads;

	private final int number;

	private final Semaphore free;

	private volatile boolean shutdown;

	InboxThreads(Executor threads, int number) {
		this.threads = threads;
		this.number = number;
		this.free = new Semaphore(number);
	}

	@Override
	public void execute(Runnable task) {
		try {
			this.free.acquire();
		}
		catch (InterruptedException ex) {
			// the scheduler stops, and the task stays in the database
			Thread.currentThread().interrupt();
			return;
		}
		try {
			this.threads.execute(() -> run(task));
		}
		catch (RejectedExecutionException ex) {
			this.free.release();
			throw ex;
		}
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		finally {
			this.free.release();
		}
	}

	@Override
	public void shutdown() {
		this.shutdown = true;
	}

	@Override
	public List<Runnable> shutdownNow() {
		shutdown();
		return Collections.emptyList();
	}

	@Override
	public boolean isShutdown() {
		return this.shutdown;
	}

	@Override
	public boolean isTerminated() {
		return this.shutdown && this.free.availablePermits() == this.number;
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		boolean idle = this.free.tryAcquire(this.number, timeout, unit);
		if (idle) {
			this.free.release(this.number);
		}
		return idle;
	}

}
