package io.github.wechatpay.complaint.benchmarks.reception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.wechatpay.complaint.benchmarks.Arguments;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.Samples;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how many notifications an application receives, and how many it would if
 * verification and decryption cost no more than the bare operations.
 */
public final class ReceptionBenchmarks {

	private final List<Receivers> receivers = new ArrayList<>();

	private final List<Reception> receptions = new ArrayList<>();

	private ReceptionBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param args {@code rounds}, {@code warm-up} in seconds, {@code stacks},
	 * {@code stores}, {@code instances}, {@code provider}, {@code redis}, {@code jdbc}
	 * @throws IOException if a process fails
	 * @throws InterruptedException never
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		new ReceptionBenchmarks().run(Arguments.of(args));
	}

	private void run(Arguments arguments) throws IOException, InterruptedException {
		try {
			start(arguments);
			for (int round = 0; round < arguments.rounds(9); round++) {
				for (Receivers receivers : this.receivers) {
					this.receptions.add(receivers.measure());
				}
			}
		}
		finally {
			this.receivers.forEach(Receivers::close);
		}
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("reception.json");
		JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file, this.receptions);
		System.out.println(
				"| stack | store | instances | verified/s | p50 ms | p99 ms | handled/s | plain/s | p50 ms | p99 ms "
						+ "| verified / limit | bare µs | parse / bare, CPU | parse / bare, bytes |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
		this.receivers.forEach(this::print);
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private void start(Arguments arguments) throws IOException, InterruptedException {
		String keys = Keys.generate().toText();
		for (String stack : arguments.list("stacks", "reactive,servlet")) {
			for (String store : arguments.list("stores", "memory")) {
				for (String number : arguments.list("instances", "1")) {
					Receivers started = new Receivers(stack, StoreType.of(store), Integer.parseInt(number), keys,
							arguments);
					this.receivers.add(started);
					started.warmUp(arguments.warmUp());
				}
			}
		}
	}

	private void print(Receivers receivers) {
		List<Reception> own = this.receptions.stream()
			.filter((reception) -> reception.receivers().equals(receivers.name()))
			.toList();
		System.out.println("| " + String.join(" | ", receivers.name(),
				Samples.of(own, (reception) -> reception.verified().rate()).toText(0),
				Samples.of(own, (reception) -> reception.verified().p50Millis()).toText(1),
				Samples.of(own, (reception) -> reception.verified().p99Millis()).toText(1),
				Samples.of(own, Reception::handledPerSecond).toText(0),
				Samples.of(own, (reception) -> reception.plain().rate()).toText(0),
				Samples.of(own, (reception) -> reception.plain().p50Millis()).toText(1),
				Samples.of(own, (reception) -> reception.plain().p99Millis()).toText(1),
				Samples.of(own, Reception::ratioToLimit).toText(2),
				Samples.of(own, (reception) -> reception.bare().cpuMicros()).toText(1),
				Samples.of(own, (reception) -> reception.parsing().cpuMicros() / reception.bare().cpuMicros())
					.toText(2),
				Samples.of(own, (reception) -> reception.parsing().allocatedBytes() / reception.bare().allocatedBytes())
					.toText(2))
				+ " |");
	}

}
