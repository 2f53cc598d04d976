package io.github.wechatpay.complaint.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.MessageHeaders;
import io.github.wechatpay.complaint.benchmarks.SecurityProvider;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;
import io.github.wechatpay.complaint.benchmarks.micro.Cost.Bare;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.http.HttpHeaders;

/**
 * Verifying the answer to a query. WxJava verifies inside of its HTTP client only, and is
 * compared under load.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerifyBenchmark implements Bare {

	/**
	 * Whose cryptography is used.
	 */
	@Param("JDK")
	public SecurityProvider provider;

	private PublicKey key;

	private byte[] message;

	private byte[] signature;

	private SignatureVerifier library;

	private HttpHeaders headers;

	private byte[] body;

	private WechatPay2Validator wechatpayJava;

	private com.wechat.pay.java.core.http.HttpHeaders wechatpayJavaHeaders;

	private String text;

	/**
	 * Create an answer and the verifiers.
	 */
	@Setup
	public void setUp() {
		this.provider.install();
		Keys keys = Keys.generate(2048);
		SignedMessage answer = SignedMessage.answer(keys);
		this.key = keys.platform().getPublic();
		this.message = (answer.timestamp() + '\n' + answer.nonce() + '\n' + answer.body() + '\n')
			.getBytes(StandardCharsets.UTF_8);
		this.signature = Base64.getDecoder().decode(answer.signature());
		this.text = answer.body();
		this.body = answer.body().getBytes(StandardCharsets.UTF_8);
		this.headers = MessageHeaders.received(answer);
		this.library = new SignatureVerifier(new ConfiguredPlatformKeys(
				List.of(new PlatformKey(SerialNumber.of(Keys.PUBLIC_KEY_ID), this.key, null)), Clock.systemUTC()),
				Clock.systemUTC(), Duration.ofMinutes(5));
		this.wechatpayJava = new WechatPay2Validator(new RSAVerifier(this.key, Keys.PUBLIC_KEY_ID));
		this.wechatpayJavaHeaders = new com.wechat.pay.java.core.http.HttpHeaders(MessageHeaders.of(answer));
	}

	/**
	 * Nothing but the signature.
	 */
	@Override
	public Boolean bare() throws GeneralSecurityException {
		Signature verification = Signature.getInstance("SHA256withRSA");
		verification.initVerify(this.key);
		verification.update(this.message);
		return Outcome.require(verification.verify(this.signature));
	}

	/**
	 * As this library does.
	 * @param cost counts
	 */
	@Benchmark
	public void library(Cost cost) {
		cost.count(this);
		Synchronous.result(this.library.verify(this.headers, this.body));
	}

	/**
	 * As wechatpay-java does.
	 * @param cost counts
	 * @return whether it is right
	 */
	@Benchmark
	public boolean wechatpayJava(Cost cost) {
		cost.count(this);
		return Outcome.require(this.wechatpayJava.validate(this.wechatpayJavaHeaders, this.text));
	}

}
