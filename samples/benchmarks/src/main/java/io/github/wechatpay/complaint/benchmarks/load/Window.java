package io.github.wechatpay.complaint.benchmarks.load;

/**
 * What was measured in one window.
 *
 * @param subject what was measured
 * @param provider with whose cryptography
 * @param scenario how
 * @param callers how many callers there were, each with one call at a time
 * @param callsPerSecond the rate
 * @param p50Millis the median of the latencies
 * @param p99Millis their 99th percentile
 * @param cpuMicros the CPU time of the process for a call
 * @param allocatedBytes what all threads allocated for a call
 * @param bareCpuMicros the CPU time of one signature and one verification
 * @param bareAllocatedBytes what these allocate
 * @param threads how many threads there were at most
 * @param heapMegabytes the heap in use after the window and a collection
 * @param residentMegabytes the resident memory of the process
 * @param longestStallMillis the longest stall of an event loop
 * @param longestWorkMillis the most CPU time that an event loop spent without a pause
 * @param stolenPercent how much of a processor other virtual machines took meanwhile
 */
record Window(String subject, String provider, String scenario, int callers, double callsPerSecond, double p50Millis,
		double p99Millis, double cpuMicros, double allocatedBytes, double bareCpuMicros, double bareAllocatedBytes,
		int threads, double heapMegabytes, double residentMegabytes, double longestStallMillis,
		double longestWorkMillis, double stolenPercent) {

}
