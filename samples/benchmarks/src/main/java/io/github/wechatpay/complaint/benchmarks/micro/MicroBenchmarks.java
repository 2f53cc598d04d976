package io.github.wechatpay.complaint.benchmarks.micro;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the micro-benchmarks and prints what each step costs as a ratio to the bare
 * operations. Takes JMH's own arguments, to change what is run and for how long.
 */
public final class MicroBenchmarks {

	private MicroBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param args arguments of JMH
	 * @throws Exception if they cannot be run
	 */
	public static void main(String[] args) throws Exception {
		Path results = Files.createDirectories(Path.of("target", "benchmarks")).resolve("micro.json");
		Options options = new OptionsBuilder().parent(new CommandLineOptions(args))
			.include(MicroBenchmarks.class.getPackageName() + "\\.")
			.addProfiler(GCProfiler.class)
			.resultFormat(ResultFormatType.JSON)
			.result(results.toString())
			.build();
		Collection<RunResult> runs = new Runner(options).run();
		System.out.println(new RatioTable(runs).render());
		System.out.println("All numbers are in " + results.toAbsolutePath());
	}

}
