package io.github.wechatpay.complaint.benchmarks.load;

import io.github.wechatpay.complaint.benchmarks.Operation;
import io.github.wechatpay.complaint.benchmarks.Usage;

/**
 * What was measured in one window.
 *
 * @param subject what was measured
 * @param callers how many callers there were, each with one call at a time
 * @param callsPerSecond the rate
 * @param p50Millis the median of the latencies
 * @param p99Millis their 99th percentile
 * @param cpuMicros the CPU time of the process for a call
 * @param allocatedBytes what all threads allocated for a call
 * @param bareCpuMicros the CPU time of one signature and one verification
 * @param bareAllocatedBytes what these allocate
 * @param threads how many threads there were
 * @param heapMegabytes the heap in use after the window and a collection
 * @param residentMegabytes the resident memory of the process
 * @param stolenPercent how much of a processor other virtual machines took meanwhile
 */
record Window(String subject, int callers, double callsPerSecond, double p50Millis, double p99Millis, double cpuMicros,
		double allocatedBytes, double bareCpuMicros, double bareAllocatedBytes, int threads, double heapMegabytes,
		double residentMegabytes, double stolenPercent) {

	static Window of(SubjectType subject, int callers, int[] sortedMicros, Usage used, int threads,
			long residentKilobytes, long heapKilobytes, Operation.Cost bare) {
		double seconds = used.nanos() / 1e9;
		int calls = sortedMicros.length;
		return new Window(subject.name(), callers, calls / seconds, millis(sortedMicros, 50), millis(sortedMicros, 99),
				used.cpuNanos() / 1000.0 / calls, (double) used.allocatedBytes() / calls, bare.cpuMicros(),
				bare.allocatedBytes(), threads, heapKilobytes / 1000.0, residentKilobytes / 1000.0,
				100 * used.stolenSeconds() / seconds);
	}

	private static double millis(int[] sortedMicros, int percentile) {
		return sortedMicros[(int) ((sortedMicros.length - 1) * (percentile / 100.0))] / 1000.0;
	}

}
