package io.github.wechatpay.complaint.benchmarks.startup;

import java.lang.management.ManagementFactory;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;

/**
 * Tells when the application had started and when it had its first answer, in
 * milliseconds since the JVM was started.
 */
final class Moments {

	private final long started = now();

	void answered() {
		ChildProcess.tell(this.started + " " + now());
	}

	private static long now() {
		return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
	}

}
