package io.github.wechatpay.complaint.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SecurityProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures calls under load, every subject once in each round, and prints the medians of
 * all rounds.
 */
public final class LoadBenchmarks {

	private final JsonMapper jsonMapper = JsonMapper.builder().build();

	private final List<Window> windows = new ArrayList<>();

	private LoadBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param args how many rounds, and which scenarios; 3 rounds of all without
	 * @throws IOException if a process fails
	 */
	public static void main(String[] args) throws IOException {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 3;
		EnumSet<Scenario> scenarios = (args.length > 1) ? EnumSet.noneOf(Scenario.class)
				: EnumSet.allOf(Scenario.class);
		for (int i = 1; i < args.length; i++) {
			scenarios.add(Scenario.valueOf(args[i]));
		}
		new LoadBenchmarks().run(rounds, scenarios);
	}

	private void run(int rounds, EnumSet<Scenario> scenarios) throws IOException {
		for (Scenario scenario : scenarios) {
			measure(scenario, rounds);
		}
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("load.json");
		this.jsonMapper.writerWithDefaultPrettyPrinter().writeValue(file, this.windows);
		scenarios.forEach((scenario) -> System.out.println(new LoadTable(scenario, this.windows).render()));
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private void measure(Scenario scenario, int rounds) throws IOException {
		String keys = Keys.generate(scenario.keyBits()).toText();
		String quickKeys = Keys.generate(Scenario.SHORT_KEYS.keyBits()).toText();
		List<ChildProcess> subjects = new ArrayList<>();
		try (ChildProcess platform = ChildProcess.start(Platform.class, keys, Long.toString(scenario.latencyMillis()));
				ChildProcess quickPlatform = ChildProcess.start(Platform.class, quickKeys, "0")) {
			List<String> platforms = List.of(keys, platform.result(), quickKeys, quickPlatform.result());
			for (SubjectType subject : SubjectType.values()) {
				subjects.add(start(subject, SecurityProvider.JDK, scenario, platforms));
			}
			if (scenario != Scenario.SHORT_KEYS) {
				subjects.add(start(SubjectType.LIBRARY, SecurityProvider.ACCP, scenario, platforms));
			}
			measure(scenario, rounds, subjects);
		}
		finally {
			subjects.forEach(ChildProcess::close);
		}
	}

	private static ChildProcess start(SubjectType subject, SecurityProvider provider, Scenario scenario,
			List<String> platforms) throws IOException {
		List<String> args = new ArrayList<>(List.of(subject.name(), provider.name(), scenario.name()));
		args.addAll(platforms);
		ChildProcess process = ChildProcess.start(SubjectProcess.class, args.toArray(String[]::new));
		process.result();
		return process;
	}

	private void measure(Scenario scenario, int rounds, List<ChildProcess> subjects) throws IOException {
		for (int round = 0; round < rounds; round++) {
			for (int callers : scenario.callers()) {
				for (ChildProcess subject : subjects) {
					String window = subject.ask(Integer.toString(callers));
					this.windows.add(this.jsonMapper.readValue(window, Window.class));
				}
			}
		}
	}

}
