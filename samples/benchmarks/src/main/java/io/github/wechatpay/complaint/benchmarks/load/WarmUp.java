package io.github.wechatpay.complaint.benchmarks.load;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

import io.github.wechatpay.complaint.benchmarks.CompilerRest;

/**
 * Has a subject called until the compiler of the JVM has done with it, which for a
 * reactive subject takes some hundred thousand calls.
 */
final class WarmUp {

	private static final Duration PERIOD = Duration.ofSeconds(5);

	private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();

	private final Latencies latencies;

	WarmUp(Latencies latencies) {
		this.latencies = latencies;
	}

	void run(Subject subject, int callers) throws InterruptedException {
		Callers calling = new Callers(subject, callers, this.latencies);
		CompilerRest rest = new CompilerRest(this.compiler.getTotalCompilationTime());
		do {
			Thread.sleep(PERIOD.toMillis());
		}
		while (!rest.reachedAfter(this.compiler.getTotalCompilationTime(), PERIOD.toMillis()));
		calling.stop();
	}

}
