package io.github.wechatpay.complaint.benchmarks.load;

import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.benchmarks.Samples;

/**
 * The medians of all rounds, with the least and the greatest, and their ratios to those
 * of other subjects.
 */
final class LoadTable {

	private static final List<String> COLUMNS = List.of("callers", "subject", "calls/s", "/ better peer", "p50 ms",
			"p99 ms", "/ better peer", "CPU µs", "/ better peer", "bare µs", "B/call", "- plain - bare", "threads",
			"heap MB", "resident MB", "stolen %");

	private final List<Window> windows;

	LoadTable(List<Window> windows) {
		this.windows = windows;
	}

	String render() {
		StringBuilder table = new StringBuilder();
		row(table, COLUMNS);
		row(table, Collections.nCopies(COLUMNS.size(), "---"));
		this.windows.stream()
			.map(Window::callers)
			.distinct()
			.forEach((callers) -> List.of(SubjectType.values()).forEach((subject) -> row(table, callers, subject)));
		return table.toString();
	}

	private void row(StringBuilder table, int callers, SubjectType subject) {
		List<Window> own = of(callers, subject);
		if (own.isEmpty()) {
			return;
		}
		List<Window> plain = of(callers, SubjectType.PLAIN);
		Samples rate = Samples.of(own, Window::callsPerSecond);
		Samples p99 = Samples.of(own, Window::p99Millis);
		Samples cpu = Samples.of(own, Window::cpuMicros);
		Samples bytes = Samples.of(own, Window::allocatedBytes);
		row(table,
				List.of(Integer.toString(callers), subject.name(), rate.toText(0),
						ratio(rate, peers(callers, Window::callsPerSecond).max().orElse(Double.NaN)),
						Samples.of(own, Window::p50Millis).toText(1), p99.toText(1),
						ratio(p99, peers(callers, Window::p99Millis).min().orElse(Double.NaN)), cpu.toText(0),
						ratio(cpu, peers(callers, Window::cpuMicros).min().orElse(Double.NaN)),
						Samples.of(own, Window::bareCpuMicros).toText(0), Samples.number(bytes.median(), 0),
						plain.isEmpty() ? ""
								: Samples.number(bytes.median() - median(plain, Window::allocatedBytes)
										- median(own, Window::bareAllocatedBytes), 0),
						Samples.number(median(own, Window::threads), 0),
						Samples.number(median(own, Window::heapMegabytes), 0),
						Samples.number(median(own, Window::residentMegabytes), 0),
						Samples.of(own, Window::stolenPercent).toText(0)));
	}

	private DoubleStream peers(int callers, ToDoubleFunction<Window> value) {
		return Stream.of(SubjectType.WECHATPAY_JAVA, SubjectType.WXJAVA)
			.map((peer) -> of(callers, peer))
			.filter((peer) -> !peer.isEmpty())
			.mapToDouble((peer) -> median(peer, value));
	}

	private List<Window> of(int callers, SubjectType subject) {
		return this.windows.stream()
			.filter((window) -> window.callers() == callers && window.subject().equals(subject.name()))
			.toList();
	}

	private static double median(List<Window> windows, ToDoubleFunction<Window> value) {
		return Samples.of(windows, value).median();
	}

	private static String ratio(Samples own, double other) {
		return Double.isNaN(other) ? "" : Samples.number(own.median() / other, 2);
	}

	private static void row(StringBuilder table, List<String> cells) {
		table.append("| ").append(String.join(" | ", cells)).append(" |\n");
	}

}
