package io.github.wechatpay.complaint.benchmarks.reception;

import io.github.wechatpay.complaint.benchmarks.Operation;
import io.github.wechatpay.complaint.benchmarks.reception.Sender.Sent;

/**
 * What was measured in one round.
 *
 * @param receivers the stack, the store and the number of instances
 * @param verified at the endpoint of the library
 * @param rest the seconds after that until everything was handled
 * @param plain at the controller that neither verifies nor decrypts
 * @param parsing the cost of parsing a notification
 * @param bare the cost of a bare verification and decryption
 */
record Reception(String receivers, Sent verified, double rest, Sent plain, Operation.Cost parsing,
		Operation.Cost bare) {

	private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

	double handledPerSecond() {
		return Sender.NOTIFICATIONS / (Sender.NOTIFICATIONS / this.verified.rate() + this.rest);
	}

	double ratioToLimit() {
		return this.verified.rate() * (1 / this.plain.rate() + this.bare.cpuMicros() / 1e6 / PROCESSORS);
	}

}
