package io.github.wechatpay.complaint.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this process has used until now.
 *
 * @param nanos the time
 * @param cpuNanos its CPU time
 * @param allocatedBytes what its threads that are alive have allocated
 * @param stolenSeconds for how long the processors of this virtual machine were kept from
 * it while it had work for them
 */
public record Usage(long nanos, long cpuNanos, long allocatedBytes, double stolenSeconds) {

	private static final int STEAL = 8;

	private static final double TICKS_PER_SECOND = 100;

	/**
	 * Look at what this process has used.
	 * @return the sums until now
	 * @throws IOException if the system does not tell
	 */
	public static Usage now() throws IOException {
		String[] total = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
		return new Usage(System.nanoTime(),
				((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime(),
				allocatedByThreads(), Long.parseLong(total[STEAL]) / TICKS_PER_SECOND);
	}

	/**
	 * Return what was used since an earlier time.
	 * @param earlier what had been used then
	 * @return the difference
	 */
	public Usage since(Usage earlier) {
		return new Usage(this.nanos - earlier.nanos, this.cpuNanos - earlier.cpuNanos,
				this.allocatedBytes - earlier.allocatedBytes, this.stolenSeconds - earlier.stolenSeconds);
	}

	/**
	 * Return how much of the memory of the machine this process has.
	 * @return kilobytes
	 * @throws IOException if the system does not tell
	 */
	public static long residentKilobytes() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Return how much of the heap is in use after a collection.
	 * @return kilobytes
	 */
	public static long heapKilobytes() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1000;
	}

	private static long allocatedByThreads() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
			.filter((bytes) -> bytes > 0)
			.sum();
	}

}
