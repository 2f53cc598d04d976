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
	 * {@code stores}, {@code provider}, {@code redis}, {@code jdbc}
	 * @throws IOException if a process fails
	 */
	public static void main(String[] args) throws IOException {
		new ReceptionBenchmarks().run(Arguments.of(args));
	}

	private void run(Arguments arguments) throws IOException {
		List<Receiver> receivers = new ArrayList<>();
		try {
			String keys = Keys.generate().toText();
			for (String stack : arguments.list("stacks", "reactive,servlet")) {
				for (String store : arguments.list("stores", "memory")) {
					receivers.add(start(stack, StoreType.of(store), keys, arguments));
					warmUp(receivers.get(receivers.size() - 1), arguments.warmUp());
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
		System.out.println("| stack | store | verified/s | p50 ms | p99 ms | handled/s | plain/s | p50 ms | p99 ms "
				+ "| verified / limit | bare µs | parse / bare, CPU | parse / bare, bytes |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
		receivers.forEach(this::print);
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private static Receiver start(String stack, StoreType store, String keys, Arguments arguments) throws IOException {
		List<String> args = new ArrayList<>(List.of(stack, keys, arguments.text("provider", "jdk")));
		args.addAll(store.properties(arguments));
		ChildProcess application = ChildProcess.start(ReceivingApplication.class, args.toArray(String[]::new));
		// no id again that a store has seen in an earlier run
		String firstId = Long.toString(System.nanoTime());
		return new Receiver(stack, store, application,
				ChildProcess.start(Sender.class, application.result(), keys, firstId), new AtomicLong());
	}

	private void warmUp(Receiver receiver, Duration duration) throws IOException {
		for (long end = System.nanoTime() + duration.toNanos(); System.nanoTime() < end;) {
			receiver.send();
		}
	}

	private Result measure(Receiver receiver) throws IOException {
		Sent[] sent = this.jsonMapper.readValue(receiver.sender().ask("send"), Sent[].class);
		double rest = receiver.awaitHandled();
		Operation.Cost[] costs = this.jsonMapper.readValue(receiver.application().ask(ReceivingApplication.COSTS),
				Operation.Cost[].class);
		return new Result(receiver.stack(), receiver.store(), sent[0], rest, sent[1], costs[0], costs[1]);
	}

	private void print(Receiver receiver) {
		List<Result> own = this.results.stream()
			.filter((result) -> result.stack().equals(receiver.stack()) && result.store() == receiver.store())
			.toList();
		System.out.println("| " + String.join(" | ", receiver.stack(), receiver.store().toString(),
				Samples.of(own, (result) -> result.verified().rate()).toText(0),
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
	 * An application that receives notifications, and the process that sends them.
	 */
	private record Receiver(String stack, StoreType store, ChildProcess application, ChildProcess sender,
			AtomicLong sent) {

		void send() throws IOException {
			this.sender.ask("send");
			awaitHandled();
		}

		/**
		 * Wait until everything has been handled that was sent.
		 * @return how many seconds this took
		 */
		double awaitHandled() throws IOException {
			long number = this.sent.addAndGet(Sender.NOTIFICATIONS);
			return Double.parseDouble(this.application.ask(Long.toString(number)));
		}

		void close() {
			this.sender.close();
			this.application.close();
		}

	}

	/**
	 * What was measured in one round.
	 *
	 * @param stack reactive or servlet
	 * @param store where it is remembered what was handled
	 * @param verified at the endpoint of the library
	 * @param rest the seconds after that until everything was handled
	 * @param plain at the controller that neither verifies nor decrypts
	 * @param parsing the cost of parsing a notification
	 * @param bare the cost of a bare verification and decryption
	 */
	record Result(String stack, StoreType store, Sent verified, double rest, Sent plain, Operation.Cost parsing,
			Operation.Cost bare) {

		double handledPerSecond() {
			return Sender.NOTIFICATIONS / (Sender.NOTIFICATIONS / this.verified.rate() + this.rest);
		}

		double ratioToLimit() {
			return this.verified.rate() * (1 / this.plain.rate() + this.bare.cpuMicros() / 1e6 / PROCESSORS);
		}

	}

}
