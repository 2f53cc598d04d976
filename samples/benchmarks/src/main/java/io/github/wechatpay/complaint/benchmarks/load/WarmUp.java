package io.github.wechatpay.complaint.benchmarks.load;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Has a subject called until the compiler of the JVM has done with it, which for a
 * reactive subject takes some hundred thousand calls.
 */
final class WarmUp {

	private static final Duration PERIOD = Duration.ofSeconds(5);

	private static final int MOST_PERIODS = 60;

	private static final int QUIET_PERIODS = 2;

	private static final double QUIET = 0.05;

	private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();

	private final Latencies latencies;

	WarmUp(Latencies latencies) {
		this.latencies = latencies;
	}

	void run(Subject subject, int callers) throws InterruptedException {
		Callers calling = new Callers(subject, callers, this.latencies);
		int quiet = 0;
		for (int period = 0; quiet < QUIET_PERIODS; period++) {
			if (period == MOST_PERIODS) {
				throw new IllegalStateException("The compiler of the JVM did not come to rest");
			}
			quiet = (compilingShare() < QUIET) ? quiet + 1 : 0;
		}
		calling.stop();
	}

	private double compilingShare() throws InterruptedException {
		long start = this.compiler.getTotalCompilationTime();
		Thread.sleep(PERIOD.toMillis());
		return (double) (this.compiler.getTotalCompilationTime() - start) / PERIOD.toMillis();
	}

}
