package io.github.wechatpay.complaint.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;

import com.sun.management.ThreadMXBean;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;

/**
 * The cryptography of a call that cannot be avoided: one signature, one verification.
 */
final class BareCall {

	private static final long DURATION = Duration.ofMillis(700).toNanos();

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Keys keys;

	private final byte[] request;

	private final byte[] answer;

	private final byte[] signature;

	BareCall(Keys keys) {
		this.keys = keys;
		this.request = ("GET\n/v3/global/merchant-service/complaint-notifications\n1760000000\n"
				+ "c5ac7061fccab6bf3e254dcf98995b8c\n\n")
			.getBytes(StandardCharsets.UTF_8);
		SignedMessage message = SignedMessage.answer(keys);
		this.answer = (message.timestamp() + '\n' + message.nonce() + '\n' + message.body() + '\n')
			.getBytes(StandardCharsets.UTF_8);
		this.signature = Base64.getDecoder().decode(message.signature());
	}

	Cost measure() throws GeneralSecurityException {
		long allocated = this.threads.getCurrentThreadAllocatedBytes();
		long cpuTime = this.threads.getCurrentThreadCpuTime();
		long calls = 0;
		for (long end = System.nanoTime() + DURATION; System.nanoTime() < end; calls++) {
			call();
		}
		return new Cost((this.threads.getCurrentThreadCpuTime() - cpuTime) / 1000.0 / calls,
				(double) (this.threads.getCurrentThreadAllocatedBytes() - allocated) / calls);
	}

	private void call() throws GeneralSecurityException {
		Signature signing = Signature.getInstance("SHA256withRSA");
		signing.initSign(this.keys.merchant().getPrivate());
		signing.update(this.request);
		Signature verification = Signature.getInstance("SHA256withRSA");
		verification.initVerify(this.keys.platform().getPublic());
		verification.update(this.answer);
		if (signing.sign().length == 0 || !verification.verify(this.signature)) {
			throw new IllegalStateException("The signature was not accepted");
		}
	}

	record Cost(double cpuMicros, double allocatedBytes) {

	}

}
