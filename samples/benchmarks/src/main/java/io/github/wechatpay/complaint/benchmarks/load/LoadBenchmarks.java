package io.github.wechatpay.complaint.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.wechatpay.complaint.benchmarks.Arguments;
import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.Samples;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures calls under load, every subject once in each round, and prints the medians of
 * all rounds.
 */
public final class LoadBenchmarks {

	private static final String ALL = Arrays.stream(SubjectType.values())
		.map(SubjectType::name)
		.collect(Collectors.joining(","));

	private final JsonMapper jsonMapper = JsonMapper.builder().build();

	private final List<Window> windows = new ArrayList<>();

	private LoadBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param args {@code rounds}, {@code warm-up} in seconds, {@code callers},
	 * {@code subjects}
	 * @throws IOException if a process fails
	 */
	public static void main(String[] args) throws IOException {
		new LoadBenchmarks().run(Arguments.of(args));
	}

	private void run(Arguments arguments) throws IOException {
		System.out.println("Load of the machine before: "
				+ Samples.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), 2));
		List<String> callers = arguments.list("callers", "1,16,64," + SubjectType.MOST_CALLERS);
		List<ChildProcess> subjects = new ArrayList<>();
		String keys = Keys.generate().toText();
		try (ChildProcess platform = ChildProcess.start(Platform.class, keys)) {
			String[] ports = platform.result().split(" ");
			for (String subject : arguments.list("subjects", ALL)) {
				subjects.add(ChildProcess.start(SubjectProcess.class, subject, keys, ports[0], ports[1],
						Long.toString(arguments.warmUp().toSeconds())));
				// one after the other, so that each has the machine to itself
				subjects.get(subjects.size() - 1).result();
			}
			measure(arguments.rounds(3), callers, subjects);
		}
		finally {
			subjects.forEach(ChildProcess::close);
		}
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("load.json");
		this.jsonMapper.writerWithDefaultPrettyPrinter().writeValue(file, this.windows);
		System.out.println(new LoadTable(this.windows).render());
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private void measure(int rounds, List<String> callers, List<ChildProcess> subjects) throws IOException {
		for (int round = 0; round < rounds; round++) {
			for (String number : callers) {
				for (ChildProcess subject : subjects) {
					this.windows.add(this.jsonMapper.readValue(subject.ask(number), Window.class));
				}
			}
		}
	}

}
