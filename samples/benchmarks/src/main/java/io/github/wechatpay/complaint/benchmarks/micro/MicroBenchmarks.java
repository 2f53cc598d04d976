package io.github.wechatpay.complaint.benchmarks.micro;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.wechatpay.complaint.benchmarks.SecurityProvider;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the micro-benchmarks and prints what each step costs as a ratio to the bare
 * operations. A round measures every subject once, in a JVM of its own.
 */
public final class MicroBenchmarks {

	private static final String BENCHMARKS = MicroBenchmarks.class.getPackageName() + "\\..*";

	private final int rounds;

	private final String names;

	private final Map<String, Collection<RunResult>> results = new TreeMap<>();

	private MicroBenchmarks(int rounds, String names) {
		this.rounds = rounds;
		this.names = names;
	}

	/**
	 * Run the benchmarks.
	 * @param args how many rounds, and a regular expression for the names of the
	 * benchmarks; 3 rounds of all without
	 * @throws Exception if they cannot be run
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 3;
		List<Windows> windows = new MicroBenchmarks(rounds, (args.length > 1) ? args[1] : "").run();
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("micro.json");
		JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file, windows);
		System.out.println(new RatioTable(windows).render());
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private List<Windows> run() throws RunnerException {
		for (int round = 0; round < this.rounds; round++) {
			measure(SecurityProvider.JDK, this.names);
			measure(SecurityProvider.ACCP, this.names + ".*\\.library");
		}
		return this.results.values().stream().map(Windows::of).toList();
	}

	private void measure(SecurityProvider provider, String names) throws RunnerException {
		Options options = new OptionsBuilder().include(BENCHMARKS + names)
			.param("provider", provider.name())
			.verbosity(VerboseMode.SILENT)
			.build();
		for (RunResult result : new Runner(options).run()) {
			String key = result.getParams().getBenchmark() + provider;
			this.results.computeIfAbsent(key, (unused) -> new ArrayList<>()).add(result);
		}
	}

}
