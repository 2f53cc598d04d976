package io.github.wechatpay.complaint.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The event loops of a subject, and how long they are kept from what they are there for.
 * A task on each of them wants to run every millisecond: by how much it comes too late is
 * the stall, and how much CPU time the loop spent meanwhile tells whether it was at work,
 * or had no CPU of this machine.
 */
final class EventLoops {

	private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(1);

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private final LoopResources loops = LoopResources.create("load");

	private final HttpClient client = HttpClient
		.create(ConnectionProvider.builder("load")
			.maxConnections(SubjectType.MOST_CALLERS)
			.pendingAcquireMaxCount(-1)
			.build())
		.runOn(this.loops);

	private final LongAccumulator longestStall = new LongAccumulator(Math::max, 0);

	private final LongAccumulator longestWork = new LongAccumulator(Math::max, 0);

	private volatile boolean watching;

	HttpClient client() {
		return this.client;
	}

	void watch() {
		this.watching = true;
		EventLoopGroup group = this.loops.onClient(LoopResources.DEFAULT_NATIVE);
		group.forEach(this::watch);
	}

	void unwatch() {
		this.watching = false;
	}

	private void watch(EventExecutor loop) {
		loop.execute(() -> watch(loop, System.nanoTime(), this.threads.getCurrentThreadCpuTime()));
	}

	private void watch(EventExecutor loop, long lastTime, long lastCpuTime) {
		loop.schedule(() -> {
			long time = System.nanoTime();
			long cpuTime = this.threads.getCurrentThreadCpuTime();
			this.longestStall.accumulate(time - lastTime - PERIOD);
			this.longestWork.accumulate(cpuTime - lastCpuTime);
			if (this.watching) {
				watch(loop, time, cpuTime);
			}
		}, PERIOD, TimeUnit.NANOSECONDS);
	}

	void reset() {
		this.longestStall.reset();
		this.longestWork.reset();
	}

	double longestStallMillis() {
		return this.longestStall.get() / 1e6;
	}

	double longestWorkMillis() {
		return this.longestWork.get() / 1e6;
	}

}
