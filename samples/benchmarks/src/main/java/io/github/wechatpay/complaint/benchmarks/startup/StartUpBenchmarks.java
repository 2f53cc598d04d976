package io.github.wechatpay.complaint.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.load.Platform;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts two applications in turn, one with the starter, one with neither the starter nor
 * its library on its class path.
 */
public final class StartUpBenchmarks {

	private static final List<String> MEASUREMENTS = List.of("started ms", "first answer ms", "heap at rest KB",
			"resident at rest KB");

	private static final String CLASS_PATH = System.getProperty("java.class.path");

	private final Map<String, List<Integer>> values = new TreeMap<>();

	private StartUpBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param args how many rounds; 9 without
	 * @throws IOException if a process fails
	 */
	public static void main(String[] args) throws IOException {
		new StartUpBenchmarks().run((args.length > 0) ? Integer.parseInt(args[0]) : 9);
	}

	private void run(int rounds) throws IOException {
		String keys = Keys.generate(2048).toText();
		try (ChildProcess platform = ChildProcess.start(Platform.class, keys, "0")) {
			String port = platform.result();
			// the first round fills the caches of the machine
			for (int round = 0; round <= rounds; round++) {
				measure("plain", PlainApplication.class, withoutLibrary(), port, keys);
				measure("starter", StarterApplication.class, CLASS_PATH, port, keys);
				if (round == 0) {
					this.values.clear();
				}
			}
		}
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("start-up.json");
		JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file, this.values);
		System.out.println("| | without | with the starter | with / without |");
		System.out.println("| --- | --- | --- | --- |");
		MEASUREMENTS.forEach(this::print);
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private void measure(String name, Class<?> application, String classPath, String port, String keys)
			throws IOException {
		try (ChildProcess process = ChildProcess.start(classPath, application.getName(), port, keys)) {
			String[] told = process.result().split(" ");
			for (int i = 0; i < told.length; i++) {
				add(name + ' ' + MEASUREMENTS.get(i), told[i]);
			}
		}
	}

	private void add(String name, String value) {
		this.values.computeIfAbsent(name, (unused) -> new ArrayList<>()).add(Integer.valueOf(value));
	}

	private void print(String measurement) {
		int[] plain = sorted("plain " + measurement);
		int[] starter = sorted("starter " + measurement);
		System.out.println(String.format(Locale.ROOT, "| %s | %s | %s | %.2f |", measurement, range(plain),
				range(starter), (double) starter[starter.length / 2] / plain[plain.length / 2]));
	}

	private int[] sorted(String name) {
		return this.values.getOrDefault(name, List.of()).stream().mapToInt(Integer::intValue).sorted().toArray();
	}

	private static String range(int[] sorted) {
		return sorted[sorted.length / 2] + " (" + sorted[0] + " to " + sorted[sorted.length - 1] + ")";
	}

	private static String withoutLibrary() {
		return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
			.filter((entry) -> !entry.contains("wechatpay-complaint-autoconfigure")
					&& !entry.contains("wechatpay-complaint-spring-boot-starter"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
