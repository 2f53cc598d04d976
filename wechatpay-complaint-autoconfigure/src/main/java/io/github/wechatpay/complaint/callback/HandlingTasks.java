package io.github.wechatpay.complaint.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What runs on handler threads for one handling, so that it alone can be interrupted, and
 * so that it can be told when all of it has ended.
 */
final class HandlingTasks implements Executor {

	private final Executor threads;

	// a thread may run one inside of another
	private final List<Thread> running = new ArrayList<>();

	private final Sinks.Empty<Void> idle = Sinks.empty();

	private boolean stopped;

	HandlingTasks(Executor threads) {
		this.threads = threads;
	}

	@Override
	public void execute(Runnable task) {
		this.threads.execute(() -> {
			if (begin()) {
				try {
					task.run();
				}
				finally {
					end();
				}
			}
		});
	}

	/**
	 * Begin nothing more, and interrupt what runs.
	 */
	synchronized void interrupt() {
		this.stopped = true;
		this.running.forEach(Thread::interrupt);
	}

	/**
	 * Begin nothing more.
	 * @return completes when nothing runs any more
	 */
	Mono<Void> ended() {
		synchronized (this) {
			this.stopped = true;
			if (!this.running.isEmpty()) {
				return this.idle.asMono();
			}
		}
		return Mono.empty();
	}

	private synchronized boolean begin() {
		return !this.stopped && this.running.add(Thread.currentThread());
	}

	private void end() {
		boolean last;
		synchronized (this) {
			this.running.remove(Thread.currentThread());
			// the thread goes on to another handling
			Thread.interrupted();
			last = this.stopped && this.running.isEmpty();
		}
		if (last) {
			this.idle.tryEmitEmpty();
		}
	}

}
