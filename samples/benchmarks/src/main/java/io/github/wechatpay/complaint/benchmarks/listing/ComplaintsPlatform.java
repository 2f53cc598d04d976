package io.github.wechatpay.complaint.benchmarks.listing;

import java.io.IOException;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;

/**
 * An emulator with many complaints, in the process of its own that it is run in.
 */
public final class ComplaintsPlatform {

	private ComplaintsPlatform() {
	}

	/**
	 * Run until the process is ended. Reports where the emulator is.
	 * @param args how many complaints there are
	 * @throws IOException if the input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		try (WechatPayEmulator emulator = WechatPayEmulator.start()) {
			emulator.account().raiseMany(Integer.parseInt(args[0]), NewComplaint.any());
			ChildProcess.report(emulator.baseUri());
			// whoever started this ends it, by its input if in no other way
			while (System.in.read() >= 0) {
				continue;
			}
		}
	}

}
