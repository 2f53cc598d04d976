package io.github.wechatpay.complaint.benchmarks.startup;

import java.io.IOException;
import java.lang.management.ManagementFactory;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Memory;

/**
 * Tells when the application had started and when it had its first answer, in
 * milliseconds since the JVM was started, and how much memory it has at rest after that.
 */
final class Measurements {

	private final long started = now();

	void answered() throws IOException {
		long answered = now();
		Memory memory = Memory.now();
		ChildProcess
			.tell(this.started + " " + answered + " " + memory.heapKilobytes() + " " + memory.residentKilobytes());
	}

	private static long now() {
		return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
	}

}
