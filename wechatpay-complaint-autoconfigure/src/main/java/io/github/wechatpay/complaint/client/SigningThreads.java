package io.github.wechatpay.complaint.client;

import java.util.concurrent.Callable;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that requests are signed on, one for each processor. They share one queue,
 * so that requests are signed in the order in which they came and no thread is idle while
 * a request waits; workers with a queue each would let some callers wait much longer than
 * others. They end when there is nothing to sign for a while.
 */
final class SigningThreads implements AutoCloseable {

	private static final long IDLE_SECONDS = 60;

	private final ThreadPoolExecutor executor;

	private final Scheduler scheduler;

	SigningThreads(int size) {
		// event loops add to the queue, which must not have a lock; and what comes after
		// the end is signed nevertheless, by whoever brings it
		this.executor = new ThreadPoolExecutor(size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedTransferQueue<>(),
				createThreadFactory(), (task, ended) -> task.run());
		this.executor.allowCoreThreadTimeOut(true);
		this.scheduler = Schedulers.fromExecutor(this.executor::execute);
	}

	<T> Mono<T> call(Callable<T> signing) {
		return Mono.fromCallable(signing).subscribeOn(this.scheduler);
	}

	@Override
	public void close() {
		this.executor.shutdown();
	}

	private static ThreadFactory createThreadFactory() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("wechatpay-signing-");
		factory.setDaemon(true);
		return factory;
	}

}
