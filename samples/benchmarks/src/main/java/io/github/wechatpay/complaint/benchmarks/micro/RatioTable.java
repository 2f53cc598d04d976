package io.github.wechatpay.complaint.benchmarks.micro;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.github.wechatpay.complaint.benchmarks.micro.Windows.Window;

/**
 * CPU time and allocation of every subject beside those of the bare operations: medians,
 * and from the least to the greatest.
 */
final class RatioTable {

	private final List<Windows> results;

	RatioTable(List<Windows> results) {
		this.results = results;
	}

	String render() {
		StringBuilder table = new StringBuilder();
		row(table, "step", "subject", "provider", "CPU µs", "bare CPU µs", "CPU / bare", "B", "bare B", "B / bare");
		row(table, "---", "---", "---", "---", "---", "---", "---", "---", "---");
		for (Windows result : this.results) {
			row(table, result.step(), result.subject(), result.provider(), median(result, Window::cpuTime, 1),
					median(result, Window::bareCpuTime, 1), ratio(result, Window::cpuTimeRatio),
					median(result, Window::allocation, 0), median(result, Window::bareAllocation, 0),
					ratio(result, Window::allocationRatio));
		}
		return table.toString();
	}

	private static String ratio(Windows result, ToDoubleFunction<Window> value) {
		double[] sorted = result.sorted(value);
		return String.format(Locale.ROOT, "**%.2f** (%.2f to %.2f)", sorted[sorted.length / 2], sorted[0],
				sorted[sorted.length - 1]);
	}

	private static String median(Windows result, ToDoubleFunction<Window> value, int digits) {
		double[] sorted = result.sorted(value);
		return String.format(Locale.ROOT, "%." + digits + "f", sorted[sorted.length / 2]);
	}

	private static void row(StringBuilder table, String... cells) {
		table.append("| ").append(String.join(" | ", cells)).append(" |\n");
	}

}
