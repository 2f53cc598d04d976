package io.github.wechatpay.complaint.benchmarks.load;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.benchmarks.SecurityProvider;

/**
 * The medians of all rounds of a scenario, with the least and the greatest, and their
 * ratios to those of other subjects.
 */
final class LoadTable {

	private final Scenario scenario;

	private final List<Window> windows;

	LoadTable(Scenario scenario, List<Window> windows) {
		this.scenario = scenario;
		this.windows = windows.stream().filter((window) -> window.scenario().equals(scenario.name())).toList();
	}

	String render() {
		StringBuilder table = new StringBuilder(this.scenario.name()).append('\n');
		row(table, "callers", "subject", "provider", "calls/s", "/ better peer", "p50 ms", "p99 ms", "/ better peer",
				"CPU µs", "bare µs", "CPU / (plain + bare)", "B/call", "- plain - bare", "threads", "heap MB",
				"resident MB", "stall ms", "work ms", "stolen %");
		row(table, Collections.nCopies(19, "---").toArray(String[]::new));
		for (int callers : this.scenario.callers()) {
			Stream.of(SubjectType.values()).forEach((subject) -> row(table, callers, subject, SecurityProvider.JDK));
			row(table, callers, SubjectType.LIBRARY, SecurityProvider.ACCP);
		}
		return table.toString();
	}

	private void row(StringBuilder table, int callers, SubjectType subject, SecurityProvider provider) {
		List<Window> own = of(callers, subject, provider);
		if (own.isEmpty()) {
			return;
		}
		double rate = median(own, Window::callsPerSecond);
		double p99 = median(own, Window::p99Millis);
		double bareCpu = median(own, Window::bareCpuMicros);
		double bareBytes = median(own, Window::bareAllocatedBytes);
		List<Window> plain = of(callers, SubjectType.PLAIN, SecurityProvider.JDK);
		row(table, Integer.toString(callers), subject.name(), provider.name(), range(own, Window::callsPerSecond, 0),
				number(rate / betterPeer(callers, Window::callsPerSecond, true), 2), range(own, Window::p50Millis, 1),
				range(own, Window::p99Millis, 1), number(p99 / betterPeer(callers, Window::p99Millis, false), 2),
				range(own, Window::cpuMicros, 0), number(bareCpu, 0),
				number(median(own, Window::cpuMicros) / (median(plain, Window::cpuMicros) + bareCpu), 2),
				number(median(own, Window::allocatedBytes), 0),
				number(median(own, Window::allocatedBytes) - median(plain, Window::allocatedBytes) - bareBytes, 0),
				number(median(own, Window::threads), 0), number(median(own, Window::heapMegabytes), 0),
				number(median(own, Window::residentMegabytes), 0), range(own, Window::longestStallMillis, 1),
				range(own, Window::longestWorkMillis, 1), range(own, Window::stolenPercent, 0));
	}

	private double betterPeer(int callers, ToDoubleFunction<Window> value, boolean moreIsBetter) {
		double first = median(of(callers, SubjectType.WECHATPAY_JAVA, SecurityProvider.JDK), value);
		double second = median(of(callers, SubjectType.WXJAVA, SecurityProvider.JDK), value);
		return moreIsBetter ? Math.max(first, second) : Math.min(first, second);
	}

	private List<Window> of(int callers, SubjectType subject, SecurityProvider provider) {
		return this.windows.stream()
			.filter((window) -> window.callers() == callers && window.subject().equals(subject.name())
					&& window.provider().equals(provider.name()))
			.toList();
	}

	private static double median(List<Window> windows, ToDoubleFunction<Window> value) {
		double[] sorted = windows.stream().mapToDouble(value).sorted().toArray();
		return sorted[sorted.length / 2];
	}

	private static String range(List<Window> windows, ToDoubleFunction<Window> value, int digits) {
		double[] sorted = windows.stream().mapToDouble(value).sorted().toArray();
		return number(median(windows, value), digits) + " (" + number(sorted[0], digits) + " to "
				+ number(sorted[sorted.length - 1], digits) + ")";
	}

	private static String number(double value, int digits) {
		return String.format(Locale.ROOT, "%." + digits + "f", value);
	}

	private static void row(StringBuilder table, String... cells) {
		table.append("| ").append(String.join(" | ", cells)).append(" |\n");
	}

}
