package io.github.wechatpay.complaint.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this process has used so far.
 */
final class Usage {

	private static final int STEAL = 8;

	private static final double TICKS_PER_SECOND = 100;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	long cpuNanos() {
		return this.system.getProcessCpuTime();
	}

	/**
	 * Return what the threads that are alive have allocated.
	 */
	long allocatedBytes() {
		long sum = 0;
		for (long bytes : this.threads.getThreadAllocatedBytes(this.threads.getAllThreadIds())) {
			sum += Math.max(0, bytes);
		}
		return sum;
	}

	/**
	 * Return for how long the processors of this virtual machine were kept from it while
	 * it had work for them.
	 */
	double stolenSeconds() throws IOException {
		String[] total = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
		return Long.parseLong(total[STEAL]) / TICKS_PER_SECOND;
	}

	int threads() {
		return this.threads.getThreadCount();
	}

}
