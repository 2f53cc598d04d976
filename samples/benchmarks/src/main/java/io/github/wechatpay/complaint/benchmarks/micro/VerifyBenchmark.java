package io.github.wechatpay.complaint.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;
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
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerifyBenchmark {

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
		Keys keys = Keys.generate(2048);
		SignedMessage answer = SignedMessage.answer(keys);
		this.key = keys.platform().getPublic();
		this.message = (answer.timestamp() + '\n' + answer.nonce() + '\n' + answer.body() + '\n')
			.getBytes(StandardCharsets.UTF_8);
		this.signature = Base64.getDecoder().decode(answer.signature());
		this.text = answer.body();
		this.body = answer.body().getBytes(StandardCharsets.UTF_8);
		Map<String, String> all = Headers.of(answer);
		this.headers = new HttpHeaders();
		all.forEach(this.headers::set);
		this.library = new SignatureVerifier(new ConfiguredPlatformKeys(
				List.of(new PlatformKey(SerialNumber.of(Keys.PUBLIC_KEY_ID), this.key, null)), Clock.systemUTC()),
				Clock.systemUTC(), Duration.ofMinutes(5));
		this.wechatpayJava = new WechatPay2Validator(new RSAVerifier(this.key, Keys.PUBLIC_KEY_ID));
		this.wechatpayJavaHeaders = new com.wechat.pay.java.core.http.HttpHeaders(all);
	}

	/**
	 * Nothing but the signature.
	 * @return whether it is right
	 * @throws GeneralSecurityException never
	 */
	@Benchmark
	public boolean bare() throws GeneralSecurityException {
		Signature verification = Signature.getInstance("SHA256withRSA");
		verification.initVerify(this.key);
		verification.update(this.message);
		return Outcome.require(verification.verify(this.signature));
	}

	/**
	 * As this library does.
	 */
	@Benchmark
	public void library() {
		this.library.verify(this.headers, this.body).block();
	}

	/**
	 * As wechatpay-java does.
	 * @return whether it is right
	 */
	@Benchmark
	public boolean wechatpayJava() {
		return Outcome.require(this.wechatpayJava.validate(this.wechatpayJavaHeaders, this.text));
	}

}
