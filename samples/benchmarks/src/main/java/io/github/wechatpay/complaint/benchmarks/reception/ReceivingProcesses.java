package io.github.wechatpay.complaint.benchmarks.reception;

import java.io.IOException;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.CompilerRest;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.reception.ReceptionBenchmarks.Result;
import io.github.wechatpay.complaint.benchmarks.reception.Sender.Sent;
import tools.jackson.databind.json.JsonMapper;

/**
 * An application that receives notifications, warm, and the process that sends them.
 */
final class ReceivingProcesses implements AutoCloseable {

	private final JsonMapper jsonMapper = JsonMapper.builder().build();

	private final String stack;

	private final ChildProcess application;

	private final ChildProcess sender;

	ReceivingProcesses(String stack, Keys keys) throws IOException {
		this.stack = stack;
		this.application = ChildProcess.start(ReceivingApplication.class, stack, keys.toText());
		this.sender = ChildProcess.start(Sender.class, this.application.result(), keys.toText());
		warmUp();
	}

	private void warmUp() throws IOException {
		CompilerRest rest = new CompilerRest(compiledMillis());
		double seconds;
		do {
			Sent[] sent = send();
			seconds = sent[0].seconds() + sent[1].seconds();
		}
		while (!rest.reachedAfter(compiledMillis(), (long) (seconds * 1000)));
	}

	private long compiledMillis() throws IOException {
		return Long.parseLong(this.application.ask(ReceivingApplication.COMPILED));
	}

	Result measure() throws IOException {
		Sent[] sent = send();
		double bareMicros = Double.parseDouble(this.application.ask(ReceivingApplication.BARE));
		return new Result(this.stack, sent[0], sent[1], bareMicros / 1e6);
	}

	private Sent[] send() throws IOException {
		return this.jsonMapper.readValue(this.sender.ask("send"), Sent[].class);
	}

	@Override
	public void close() {
		this.sender.close();
		this.application.close();
	}

}
