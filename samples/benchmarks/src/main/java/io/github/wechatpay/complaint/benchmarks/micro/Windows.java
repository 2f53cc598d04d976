package io.github.wechatpay.complaint.benchmarks.micro;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * All windows in which one step was measured for one subject.
 *
 * @param step what was done
 * @param subject by which library
 * @param provider with whose cryptography
 * @param windows the windows
 */
record Windows(String step, String subject, String provider, List<Window> windows) {

	static Windows of(Collection<RunResult> rounds) {
		RunResult first = rounds.iterator().next();
		String name = first.getParams().getBenchmark();
		int end = name.lastIndexOf('.');
		String type = name.substring(name.lastIndexOf('.', end - 1) + 1, end);
		List<Window> windows = new ArrayList<>();
		for (RunResult round : rounds) {
			for (BenchmarkResult fork : round.getBenchmarkResults()) {
				fork.getIterationResults().stream().map(Window::of).forEach(windows::add);
			}
		}
		return new Windows(type.replace("Benchmark", ""), name.substring(end + 1),
				first.getParams().getParam("provider"), windows);
	}

	double[] sorted(ToDoubleFunction<Window> value) {
		return this.windows.stream().mapToDouble(value).sorted().toArray();
	}

	/**
	 * One window.
	 *
	 * @param cpuTime the CPU time of an operation in microseconds
	 * @param bareCpuTime that of the bare operations
	 * @param allocation what an operation allocates, in bytes
	 * @param bareAllocation what the bare operations allocate
	 */
	record Window(double cpuTime, double bareCpuTime, double allocation, double bareAllocation) {

		static Window of(IterationResult result) {
			return new Window(value(result, "cpuMicros"), value(result, "bareCpuMicros"),
					value(result, "allocatedBytes"), value(result, "bareAllocatedBytes"));
		}

		private static double value(IterationResult result, String name) {
			return result.getSecondaryResults().get(name).getScore();
		}

		double cpuTimeRatio() {
			return this.cpuTime / this.bareCpuTime;
		}

		double allocationRatio() {
			return this.allocation / this.bareAllocation;
		}

	}

}
