package io.github.wechatpay.complaint.benchmarks.reception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.wechatpay.complaint.benchmarks.Arguments;
import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.Operation;
import io.github.wechatpay.complaint.benchmarks.Samples;
import io.github.wechatpay.complaint.benchmarks.reception.Sender.Sent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how many notifications an application receives, and how many it would if
 * verification and decryption cost no more than the bare operations.
 */
public final class ReceptionBenchmarks {

	private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

	private final JsonMapper jsonMapper = JsonMapper.builder().build();

	private final List<Result> results = new ArrayList<>();

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
		List<Receiver> receivers = new ArrayList<>();
		try {
			String keys = Keys.generate().toText();
			for (String stack : arguments.list("stacks", "reactive,servlet")) {
				for (String store : arguments.list("stores", "memory")) {
					for (String instances : arguments.list("instances", "1")) {
						receivers.add(start(stack, StoreType.of(store), Integer.parseInt(instances), keys, arguments));
						warmUp(receivers.get(receivers.size() - 1), arguments.warmUp());
					}
				}
			}
			for (int round = 0; round < arguments.rounds(9); round++) {
				for (Receiver receiver : receivers) {
					this.results.add(measure(receiver));
				}
			}
		}
		finally {
			receivers.forEach(Receiver::close);
		}
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("reception.json");
		this.jsonMapper.writerWithDefaultPrettyPrinter().writeValue(file, this.results);
		System.out.println(
				"| stack | store | instances | verified/s | p50 ms | p99 ms | handled/s | plain/s | p50 ms | p99 ms "
						+ "| verified / limit | bare µs | parse / bare, CPU | parse / bare, bytes |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
		receivers.forEach(this::print);
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private static Receiver start(String stack, StoreType store, int instances, String keys, Arguments arguments)
			throws IOException {
		List<String> args = new ArrayList<>(List.of(stack, keys, arguments.text("provider", "jdk")));
		args.addAll(store.properties(arguments));
		List<ChildProcess> applications = new ArrayList<>();
		List<String> ports = new ArrayList<>();
		for (int i = 0; i < instances; i++) {
			ChildProcess application = ChildProcess.start(ReceivingApplication.class, args.toArray(String[]::new));
			applications.add(application);
			ports.add(application.result());
		}
		// no id again that a store has seen in an earlier run
		String firstId = Long.toString(System.nanoTime());
		ChildProcess sender = ChildProcess.start(Sender.class, String.join(",", ports), keys, firstId);
		return new Receiver(stack, store, applications, sender, new AtomicLong());
	}

	private void warmUp(Receiver receiver, Duration duration) throws IOException, InterruptedException {
		for (long end = System.nanoTime() + duration.toNanos(); System.nanoTime() < end;) {
			receiver.send();
		}
	}

	private Result measure(Receiver receiver) throws IOException, InterruptedException {
		Sent[] sent = this.jsonMapper.readValue(receiver.sender().ask("send"), Sent[].class);
		double rest = receiver.awaitHandled();
		Operation.Cost[] costs = this.jsonMapper
			.readValue(receiver.applications().get(0).ask(ReceivingApplication.COSTS), Operation.Cost[].class);
		return new Result(receiver.name(), sent[0], rest, sent[1], costs[0], costs[1]);
	}

	private void print(Receiver receiver) {
		List<Result> own = this.results.stream().filter((result) -> result.receiver().equals(receiver.name())).toList();
		System.out.println("| "
				+ String.join(" | ", receiver.name(), Samples.of(own, (result) -> result.verified().rate()).toText(0),
						Samples.of(own, (result) -> result.verified().p50Millis()).toText(1),
						Samples.of(own, (result) -> result.verified().p99Millis()).toText(1),
						Samples.of(own, Result::handledPerSecond).toText(0),
						Samples.of(own, (result) -> result.plain().rate()).toText(0),
						Samples.of(own, (result) -> result.plain().p50Millis()).toText(1),
						Samples.of(own, (result) -> result.plain().p99Millis()).toText(1),
						Samples.of(own, Result::ratioToLimit).toText(2),
						Samples.of(own, (result) -> result.bare().cpuMicros()).toText(1),
						Samples.of(own, (result) -> result.parsing().cpuMicros() / result.bare().cpuMicros()).toText(2),
						Samples.of(own, (result) -> result.parsing().allocatedBytes() / result.bare().allocatedBytes())
							.toText(2))
				+ " |");
	}

	/**
	 * Applications that receive notifications, and the process that sends them.
	 */
	private record Receiver(String stack, StoreType store, List<ChildProcess> applications, ChildProcess sender,
			AtomicLong sent) {

		String name() {
			return this.stack + " | " + this.store + " | " + this.applications.size();
		}

		void send() throws IOException, InterruptedException {
			this.sender.ask("send");
			awaitHandled();
		}

		/**
		 * Wait until everything has been handled that was sent.
		 * @return how many seconds this took
		 */
		double awaitHandled() throws IOException, InterruptedException {
			long start = System.nanoTime();
			long number = this.sent.addAndGet(Sender.NOTIFICATIONS);
			while (countHandled() < number) {
				Thread.sleep(10);
			}
			return (System.nanoTime() - start) / 1e9;
		}

		private long countHandled() throws IOException {
			long handled = 0;
			for (ChildProcess application : this.applications) {
				handled += Long.parseLong(application.ask(ReceivingApplication.HANDLED));
			}
			return handled;
		}

		void close() {
			this.sender.close();
			this.applications.forEach(ChildProcess::close);
		}

	}

	/**
	 * What was measured in one round.
	 *
	 * @param receiver the stack, the store and the number of instances
	 * @param verified at the endpoint of the library
	 * @param rest the seconds after that until everything was handled
	 * @param plain at the controller that neither verifies nor decrypts
	 * @param parsing the cost of parsing a notification
	 * @param bare the cost of a bare verification and decryption
	 */
	record Result(String receiver, Sent verified, double rest, Sent plain, Operation.Cost parsing,
			Operation.Cost bare) {

		double handledPerSecond() {
			return Sender.NOTIFICATIONS / (Sender.NOTIFICATIONS / this.verified.rate() + this.rest);
		}

		double ratioToLimit() {
			return this.verified.rate() * (1 / this.plain.rate() + this.bare.cpuMicros() / 1e6 / PROCESSORS);
		}

	}

}
