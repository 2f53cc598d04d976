package io.github.wechatpay.complaint.benchmarks.reception;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.wechatpay.complaint.benchmarks.Arguments;
import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Operation;
import io.github.wechatpay.complaint.benchmarks.reception.Sender.Sent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Instances of an application that share a store, and the process that sends to them.
 */
final class Receivers implements AutoCloseable {

	private static final long PAUSE = 10;

	private final JsonMapper jsonMapper = JsonMapper.builder().build();

	private final String name;

	private final List<ChildProcess> instances = new ArrayList<>();

	private final List<String> ports = new ArrayList<>();

	private final ChildProcess sender;

	private long sent;

	/**
	 * Start the processes.
	 * @param stack the type of the web application
	 * @param store where it is remembered what was handled
	 * @param number how many instances there are
	 * @param keys the keys of all
	 * @param arguments what the benchmarks were told
	 * @throws IOException if a process cannot be started
	 */
	Receivers(String stack, StoreType store, int number, String keys, Arguments arguments) throws IOException {
		this.name = stack + " | " + store + " | " + number;
		// neither an id nor a schema that a store has seen in an earlier run
		String firstId = Long.toString(System.nanoTime());
		List<String> args = new ArrayList<>(List.of(stack, keys, arguments.text("provider", "jdk")));
		args.addAll(store.properties(arguments, "benchmark_" + firstId));
		for (int i = 0; i < number; i++) {
			ChildProcess instance = ChildProcess.start(ReceivingApplication.class, args.toArray(String[]::new));
			this.instances.add(instance);
			this.ports.add(instance.result());
		}
		this.sender = ChildProcess.start(Sender.class, String.join(",", this.ports), keys, firstId);
	}

	/**
	 * Return the stack, the store and the number of instances.
	 */
	String name() {
		return this.name;
	}

	/**
	 * Send to them without measuring.
	 * @param duration how long, for each of them
	 */
	void warmUp(Duration duration) throws IOException, InterruptedException {
		long nanos = duration.toNanos() * this.instances.size();
		for (long end = System.nanoTime() + nanos; System.nanoTime() < end;) {
			send();
			awaitHandled();
		}
	}

	/**
	 * Measure once.
	 */
	Reception measure() throws IOException, InterruptedException {
		Sent[] verifiedAndPlain = send();
		double rest = awaitHandled();
		Operation.Cost[] costs = this.jsonMapper.readValue(this.instances.get(0).ask(ReceivingApplication.COSTS),
				Operation.Cost[].class);
		return new Reception(this.name, verifiedAndPlain[0], rest, verifiedAndPlain[1], costs[0], costs[1]);
	}

	private Sent[] send() throws IOException {
		this.sent += Sender.NOTIFICATIONS;
		return this.jsonMapper.readValue(this.sender.ask("send"), Sent[].class);
	}

	private double awaitHandled() throws IOException, InterruptedException {
		long start = System.nanoTime();
		while (countHandled() < this.sent) {
			Thread.sleep(PAUSE);
		}
		return (System.nanoTime() - start) / 1e9;
	}

	private long countHandled() throws IOException {
		long handled = 0;
		for (ChildProcess instance : this.instances) {
			handled += Long.parseLong(instance.ask(ReceivingApplication.HANDLED));
		}
		return handled;
	}

	@Override
	public void close() {
		this.sender.close();
		this.instances.forEach(ChildProcess::close);
	}

}
