package io.github.wechatpay.complaint.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

import com.sun.management.ThreadMXBean;

/**
 * Something that is done in a loop of nothing else, to measure its cost.
 */
public final class Operation {

	private static final Duration WARM_UP = Duration.ofSeconds(2);

	private static final Duration WINDOW = Duration.ofSeconds(1);

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Callable<Boolean> operation;

	private boolean warm;

	/**
	 * Create an operation.
	 * @param operation what to do; returns whether it worked
	 */
	public Operation(Callable<Boolean> operation) {
		this.operation = operation;
	}

	/**
	 * Measure the operation on the thread of the caller.
	 * @return the cost of doing it once
	 * @throws Exception if it does not work
	 */
	public Cost measure() throws Exception {
		if (!this.warm) {
			measure(WARM_UP);
			this.warm = true;
		}
		return measure(WINDOW);
	}

	private Cost measure(Duration duration) throws Exception {
		long allocated = this.threads.getCurrentThreadAllocatedBytes();
		long cpuTime = this.threads.getCurrentThreadCpuTime();
		long runs = 0;
		for (long end = System.nanoTime() + duration.toNanos(); System.nanoTime() < end; runs++) {
			if (!this.operation.call()) {
				throw new IllegalStateException("The operation did not work");
			}
		}
		return new Cost((this.threads.getCurrentThreadCpuTime() - cpuTime) / 1000.0 / runs,
				(double) (this.threads.getCurrentThreadAllocatedBytes() - allocated) / runs);
	}

	/**
	 * The cost of doing it once.
	 *
	 * @param cpuMicros CPU time in microseconds
	 * @param allocatedBytes bytes allocated
	 */
	public record Cost(double cpuMicros, double allocatedBytes) {

	}

}
