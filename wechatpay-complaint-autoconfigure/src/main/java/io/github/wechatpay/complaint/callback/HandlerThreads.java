package io.github.wechatpay.complaint.callback;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads on which notifications are handled, where a handler may block.
 */
// no Executor: Boot makes none for the application where there is a bean of that type
public final class HandlerThreads implements AutoCloseable {

	private static final String PREFIX = "wechatpay-handler-";

	private static final int WAITING = 10_000;

	private static final int IDLE_SECONDS = 60;

	private static final int VIRTUAL = 256;

	private final Executor executor;

	private final int number;

	private final Runnable close;

	private HandlerThreads(Executor executor, int number, Runnable close) {
		this.executor = executor;
		this.number = number;
		this.close = close;
	}

	/**
	 * Create a new bounded number of threads, which end when there is nothing to do for
	 * them.
	 * @param number the number of threads
	 * @return the threads
	 */
	public static HandlerThreads bounded(int number) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(PREFIX);
		factory.setDaemon(true);
		ThreadPoolExecutor executor = new ThreadPoolExecutor(number, number, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(WAITING), factory);
		executor.allowCoreThreadTimeOut(true);
		return new HandlerThreads(executor, number, executor::shutdownNow);
	}

	/**
	 * Create a new virtual thread for each handler that is called.
	 * @return the threads
	 * @throws UnsupportedOperationException before Java 21
	 */
	public static HandlerThreads virtual() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(PREFIX);
		executor.setVirtualThreads(true);
		executor.setCancelRemainingTasksOnClose(true);
		return new HandlerThreads(executor, VIRTUAL, executor::close);
	}

	/**
	 * Return how many handlings should run at a time where their number can be chosen.
	 * @return the number of threads, or 256 if they are virtual
	 */
	public int getNumber() {
		return this.number;
	}

	/**
	 * Run a task on one of the threads, as an {@link Executor} does.
	 * @param task the task
	 */
	public void execute(Runnable task) {
		this.executor.execute(task);
	}

	/**
	 * Interrupt what runs, and begin nothing more.
	 */
	@Override
	public void close() {
		this.close.run();
	}

}
