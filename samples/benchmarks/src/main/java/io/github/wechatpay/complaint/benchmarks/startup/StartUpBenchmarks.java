package io.github.wechatpay.complaint.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.wechatpay.complaint.benchmarks.Arguments;
import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.Samples;
import io.github.wechatpay.complaint.benchmarks.load.Platform;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts applications in turn: one with neither the starter nor its library on its class
 * path, one with the starter, and two with several merchants.
 */
public final class StartUpBenchmarks {

	private static final List<String> MEASUREMENTS = List.of("started ms", "first response ms", "heap at rest KB",
			"resident at rest KB");

	private static final int MERCHANTS = 50;

	private static final String CLASS_PATH = System.getProperty("java.class.path");

	private final Map<String, List<Integer>> values = new TreeMap<>();

	private StartUpBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param args {@code rounds}
	 * @throws IOException if a process fails
	 */
	public static void main(String[] args) throws IOException {
		new StartUpBenchmarks().run(Arguments.of(args).rounds(9));
	}

	private void run(int rounds) throws IOException {
		String keys = Keys.generate().toText();
		try (ChildProcess platform = ChildProcess.start(Platform.class, keys)) {
			String port = platform.result().split(" ")[0];
			// the first round fills the caches of the machine
			for (int round = 0; round <= rounds; round++) {
				measure("plain", PlainApplication.class, withoutLibrary(), port, keys);
				measure("starter", StarterApplication.class, CLASS_PATH, port, keys);
				measure("one", MerchantsApplication.class, CLASS_PATH, port, keys, "1");
				measure("many", MerchantsApplication.class, CLASS_PATH, port, keys, Integer.toString(MERCHANTS));
				if (round == 0) {
					this.values.clear();
				}
			}
		}
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("start-up.json");
		JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file, this.values);
		System.out.println("| | without | with the starter | with / without | 1 merchant | " + MERCHANTS
				+ " merchants | " + MERCHANTS + " / 1 |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
		MEASUREMENTS.forEach(this::print);
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private void measure(String name, Class<?> application, String classPath, String... args) throws IOException {
		try (ChildProcess process = ChildProcess.start(classPath, application.getName(), args)) {
			String[] reported = process.result().split(" ");
			for (int i = 0; i < reported.length; i++) {
				add(name + ' ' + MEASUREMENTS.get(i), reported[i]);
			}
		}
	}

	private void add(String name, String value) {
		this.values.computeIfAbsent(name, (unused) -> new ArrayList<>()).add(Integer.valueOf(value));
	}

	private void print(String measurement) {
		System.out.println("| " + String.join(" | ", measurement, compare("plain ", "starter ", measurement),
				compare("one ", "many ", measurement)) + " |");
	}

	private String compare(String one, String other, String measurement) {
		Samples first = samples(one + measurement);
		Samples second = samples(other + measurement);
		return String.join(" | ", first.toText(0), second.toText(0),
				Samples.number(second.median() / first.median(), 2));
	}

	private Samples samples(String name) {
		return Samples.of(this.values.getOrDefault(name, List.of()), Integer::doubleValue);
	}

	private static String withoutLibrary() {
		return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
			.filter((entry) -> !entry.contains("wechatpay-complaint-autoconfigure")
					&& !entry.contains("wechatpay-complaint-spring-boot-starter"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
