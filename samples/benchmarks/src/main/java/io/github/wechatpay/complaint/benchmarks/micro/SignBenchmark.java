package io.github.wechatpay.complaint.benchmarks.micro;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.concurrent.TimeUnit;

import com.github.binarywang.wxpay.v3.auth.PrivateKeySigner;
import com.github.binarywang.wxpay.v3.auth.WxPayCredentials;
import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.cipher.RSASigner;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SecurityProvider;
import io.github.wechatpay.complaint.benchmarks.micro.Cost.Bare;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.RequestSigning;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.entity.StringEntity;
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

import org.springframework.http.HttpMethod;

/**
 * Signing a request that creates a notification URL.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignBenchmark implements Bare {

	private static final URI TARGET = URI
		.create("https://apihk.mch.weixin.qq.com/v3/global/merchant-service/complaint-notifications");

	private static final String BODY = "{\"url\":\"https://pay.example.com/wechatpay/complaint-notifications\"}";

	private static final byte[] BYTES = BODY.getBytes(StandardCharsets.UTF_8);

	private static final byte[] MESSAGE = ("POST\n" + TARGET.getRawPath()
			+ "\n1760000000\nc5ac7061fccab6bf3e254dcf98995b8c\n" + BODY + "\n")
		.getBytes(StandardCharsets.UTF_8);

	/**
	 * Whose cryptography is used.
	 */
	@Param("JDK")
	public SecurityProvider provider;

	private PrivateKey key;

	private RequestSigning library;

	private WechatPay2Credential wechatpayJava;

	private WxPayCredentials wxJava;

	/**
	 * Create the signers.
	 */
	@Setup
	public void setUp() {
		this.provider.install();
		this.key = Keys.generate(2048).merchant().getPrivate();
		this.library = new RequestSigning(
				new MerchantCredentials(Keys.MERCHANT_ID, SerialNumber.of(Keys.MERCHANT_SERIAL_NUMBER), this.key));
		this.wechatpayJava = new WechatPay2Credential(Keys.MERCHANT_ID,
				new RSASigner(Keys.MERCHANT_SERIAL_NUMBER, this.key));
		this.wxJava = new WxPayCredentials(Keys.MERCHANT_ID,
				new PrivateKeySigner(Keys.MERCHANT_SERIAL_NUMBER, this.key));
	}

	/**
	 * Nothing but the signature.
	 */
	@Override
	public byte[] bare() throws GeneralSecurityException {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(this.key);
		signature.update(MESSAGE);
		return signature.sign();
	}

	/**
	 * As this library does.
	 * @param cost counts
	 * @return the header
	 */
	@Benchmark
	public String library(Cost cost) {
		cost.count(this);
		return this.library.authorization(HttpMethod.POST, TARGET, BYTES);
	}

	/**
	 * As wechatpay-java does.
	 * @param cost counts
	 * @return the header
	 */
	@Benchmark
	public String wechatpayJava(Cost cost) {
		cost.count(this);
		return this.wechatpayJava.getAuthorization(TARGET, "POST", BODY);
	}

	/**
	 * As WxJava does.
	 * @param cost counts
	 * @return the header
	 * @throws Exception never
	 */
	@Benchmark
	public String wxJava(Cost cost) throws Exception {
		cost.count(this);
		return this.wxJava.getToken(HttpRequestWrapper.wrap(post()));
	}

	private static HttpPost post() throws UnsupportedEncodingException {
		HttpPost post = new HttpPost(TARGET);
		post.setEntity(new StringEntity(BODY));
		return post;
	}

}
