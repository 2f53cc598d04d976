package io.github.wechatpay.complaint.emulator.http;

import java.time.Duration;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/**
 * The threads of one emulator: event loops for the connections, and others for timers and
 * for what would hold up an event loop.
 *
 * @param loops the event loops
 * @param scheduler the other threads
 */
public record Workers(LoopResources loops, Scheduler scheduler) implements AutoCloseable {

	private static final int THREADS = 2;

	private static final Duration TIME_TO_FINISH = Duration.ofMillis(250);

	private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

	/**
	 * Start the threads.
	 * @return the threads, all of them daemons
	 */
	public static Workers start() {
		return new Workers(LoopResources.create("wechatpay-emulator-http", THREADS, true),
				Schedulers.newParallel("wechatpay-emulator", THREADS, true));
	}

	/**
	 * Stop the threads, and with them every connection and timer.
	 */
	@Override
	public void close() {
		// a task that loses its event loop half-way would complain
		this.scheduler.disposeGracefully().timeout(TIME_TO_FINISH).onErrorComplete().block();
		this.scheduler.dispose();
		this.loops.disposeLater(Duration.ZERO, TIME_TO_STOP).block(TIME_TO_STOP.multipliedBy(2));
	}

}
