package io.github.wechatpay.complaint.benchmarks.startup;

import java.io.IOException;
import java.lang.management.ManagementFactory;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Usage;

/**
 * Reports when the application had started and when it had its first response, in
 * milliseconds since the JVM was started, and how much memory it has at rest after that.
 */
final class Measurements {

	private final long started = now();

	void responded() throws IOException {
		long responded = now();
		long resident = Usage.residentKilobytes();
		ChildProcess.report(this.started + " " + responded + " " + Usage.heapKilobytes() + " " + resident);
	}

	private static long now() {
		return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
	}

}
