package io.github.wechatpay.complaint.benchmarks;

import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;

import com.sun.management.ThreadMXBean;

/**
 * Cryptography that cannot be avoided, and what it costs.
 */
public abstract class BareOperations {

	private static final Duration WARM_UP = Duration.ofSeconds(2);

	private static final Duration WINDOW = Duration.ofSeconds(1);

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private boolean warm;

	/**
	 * Run the operations once.
	 * @throws GeneralSecurityException if the JDK has none of them
	 */
	protected abstract void run() throws GeneralSecurityException;

	/**
	 * Measure the operations on the thread of the caller.
	 * @return what one run costs
	 * @throws GeneralSecurityException if the JDK has none of them
	 */
	public final Cost measure() throws GeneralSecurityException {
		if (!this.warm) {
			measure(WARM_UP);
			this.warm = true;
		}
		return measure(WINDOW);
	}

	private Cost measure(Duration duration) throws GeneralSecurityException {
		long allocated = this.threads.getCurrentThreadAllocatedBytes();
		long cpuTime = this.threads.getCurrentThreadCpuTime();
		long runs = 0;
		for (long end = System.nanoTime() + duration.toNanos(); System.nanoTime() < end; runs++) {
			run();
		}
		return new Cost((this.threads.getCurrentThreadCpuTime() - cpuTime) / 1000.0 / runs,
				(double) (this.threads.getCurrentThreadAllocatedBytes() - allocated) / runs);
	}

	/**
	 * What one run costs.
	 *
	 * @param cpuMicros its CPU time in microseconds
	 * @param allocatedBytes what it allocates
	 */
	public record Cost(double cpuMicros, double allocatedBytes) {

	}

}
