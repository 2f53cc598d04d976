package io.github.wechatpay.complaint.benchmarks.reception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.reception.Sender.Sent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how many notifications an application receives, and how many it would if
 * verification and decryption cost no more than the bare operations.
 */
public final class ReceptionBenchmarks {

	private static final List<String> STACKS = List.of("reactive", "servlet");

	private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

	private ReceptionBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param args how many rounds; 9 without
	 * @throws Exception if a process fails
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 9;
		Keys keys = Keys.generate(2048);
		List<Result> results = new ArrayList<>();
		try (ReceivingProcesses reactive = new ReceivingProcesses(STACKS.get(0), keys);
				ReceivingProcesses servlet = new ReceivingProcesses(STACKS.get(1), keys)) {
			for (int round = 0; round < rounds; round++) {
				for (ReceivingProcesses processes : List.of(reactive, servlet)) {
					results.add(processes.measure());
				}
			}
		}
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("reception.json");
		JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file, results);
		System.out.println(
				"| stack | verified/s | p50 ms | p99 ms | unverified/s | p50 ms | p99 ms | bare µs | verified / (unverified, less the bare cost) |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
		STACKS.forEach((stack) -> print(stack, results));
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private static void print(String stack, List<Result> all) {
		List<Result> results = all.stream().filter((result) -> result.stack().equals(stack)).toList();
		System.out.println(String.join(" | ", "| " + stack, range(results, (result) -> result.verified().rate(), 0),
				range(results, (result) -> result.verified().p50Millis(), 1),
				range(results, (result) -> result.verified().p99Millis(), 1),
				range(results, (result) -> result.unverified().rate(), 0),
				range(results, (result) -> result.unverified().p50Millis(), 1),
				range(results, (result) -> result.unverified().p99Millis(), 1),
				range(results, (result) -> result.bareSeconds() * 1e6, 1), range(results, Result::ratio, 2) + " |"));
	}

	private static String range(List<Result> results, ToDoubleFunction<Result> value, int digits) {
		double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
		return Arrays.stream(new double[] { sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1] })
			.mapToObj((number) -> String.format(Locale.ROOT, "%." + digits + "f", number))
			.reduce((first, second) -> first + (first.contains("(") ? " to " : " (") + second)
			.orElseThrow() + ")";
	}

	/**
	 * What was measured in one window of each kind, side by side.
	 *
	 * @param stack reactive or servlet
	 * @param verified at the endpoint of the library
	 * @param unverified at the one that neither verifies nor decrypts
	 * @param bareSeconds the CPU time of a bare verification and decryption
	 */
	record Result(String stack, Sent verified, Sent unverified, double bareSeconds) {

		double ratio() {
			return this.verified.rate() * (1 / this.unverified.rate() + this.bareSeconds / PROCESSORS);
		}

	}

}
