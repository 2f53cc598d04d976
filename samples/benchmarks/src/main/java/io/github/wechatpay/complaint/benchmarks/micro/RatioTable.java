package io.github.wechatpay.complaint.benchmarks.micro;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Time and allocation of every subject beside those of the bare operations.
 */
final class RatioTable {

	private static final String ALLOCATION = "gc.alloc.rate.norm";

	private final Map<String, Map<String, RunResult>> runs;

	RatioTable(Collection<RunResult> runs) {
		this.runs = runs.stream()
			.collect(Collectors.groupingBy(RatioTable::step, TreeMap::new,
					Collectors.toMap(RatioTable::subject, (run) -> run, (first, second) -> first, TreeMap::new)));
	}

	String render() {
		StringBuilder table = new StringBuilder();
		row(table, "step", "subject", "median", "range", "/ bare", "B/op", "/ bare");
		row(table, "---", "---", "---", "---", "---", "---", "---");
		this.runs.forEach((step, subjects) -> subjects
			.forEach((subject, run) -> row(table, step, subject, run, subjects.get("bare"))));
		return table.toString();
	}

	private static void row(StringBuilder table, String step, String subject, RunResult run, RunResult bare) {
		Result<?> time = run.getPrimaryResult();
		row(table, step, subject, "%.1f µs".formatted(median(time)),
				"%.1f to %.1f".formatted(time.getStatistics().getMin(), time.getStatistics().getMax()),
				(bare != null) ? "%.2f".formatted(median(time) / median(bare.getPrimaryResult())) : "",
				"%.0f".formatted(allocation(run)),
				(bare != null) ? "%.2f".formatted(allocation(run) / allocation(bare)) : "");
	}

	private static void row(StringBuilder table, Object... cells) {
		table.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %s |%n", cells));
	}

	private static double median(Result<?> result) {
		return result.getStatistics().getPercentile(50);
	}

	private static double allocation(RunResult run) {
		return run.getSecondaryResults().get(ALLOCATION).getScore();
	}

	private static String step(RunResult run) {
		String name = run.getParams().getBenchmark();
		String type = name.substring(0, name.lastIndexOf('.'));
		return type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "");
	}

	private static String subject(RunResult run) {
		String name = run.getParams().getBenchmark();
		return name.substring(name.lastIndexOf('.') + 1);
	}

}
