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

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.github.binarywang.wxpay.bean.notify.ComplaintNotifyResult;
import com.github.binarywang.wxpay.bean.notify.SignatureHeader;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import com.github.binarywang.wxpay.v3.auth.PublicCertificateVerifier;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.MessageHeaders;
import io.github.wechatpay.complaint.benchmarks.SecurityProvider;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;
import io.github.wechatpay.complaint.benchmarks.micro.Cost.Bare;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
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
 * Parsing a complaint notification: verify, decrypt, decode.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NotificationBenchmark implements Bare {

	private static final byte[] NONCE = "fdasflkja484".getBytes(StandardCharsets.UTF_8);

	private static final byte[] ASSOCIATED_DATA = "complaint".getBytes(StandardCharsets.UTF_8);

	/**
	 * Whose cryptography is used.
	 */
	@Param("JDK")
	public SecurityProvider provider;

	private PublicKey key;

	private SecretKeySpec apiV3Key;

	private byte[] message;

	private byte[] signature;

	private byte[] ciphertext;

	private NotificationParser library;

	private HttpHeaders headers;

	private byte[] body;

	private com.wechat.pay.java.core.notification.NotificationParser wechatpayJava;

	private RequestParam wechatpayJavaRequest;

	private WxPayService wxJava;

	private SignatureHeader wxJavaHeader;

	private String text;

	/**
	 * Create a notification and the parsers.
	 */
	@Setup
	public void setUp() {
		this.provider.install();
		Keys keys = Keys.generate(2048);
		SignedMessage notification = SignedMessage.notification(keys, "EV-2026112304050600000001");
		this.key = keys.platform().getPublic();
		this.apiV3Key = new SecretKeySpec(Keys.API_V3_KEY.getBytes(StandardCharsets.UTF_8), "AES");
		this.message = (notification.timestamp() + '\n' + notification.nonce() + '\n' + notification.body() + '\n')
			.getBytes(StandardCharsets.UTF_8);
		this.signature = Base64.getDecoder().decode(notification.signature());
		this.ciphertext = Base64.getDecoder()
			.decode(notification.body().replaceAll(".*\"ciphertext\":\"([^\"]*)\".*", "$1"));
		this.text = notification.body();
		this.body = notification.body().getBytes(StandardCharsets.UTF_8);
		setUpLibrary(notification);
		setUpWechatpayJava(notification);
		setUpWxJava(notification);
	}

	private void setUpLibrary(SignedMessage notification) {
		this.headers = MessageHeaders.received(notification);
		SignatureVerifier verifier = new SignatureVerifier(new ConfiguredPlatformKeys(
				List.of(new PlatformKey(SerialNumber.of(Keys.PUBLIC_KEY_ID), this.key, null)), Clock.systemUTC()),
				Clock.systemUTC(), Duration.ofMinutes(5));
		this.library = new NotificationParser("1900012181", verifier, ApiV3Key.of(Keys.API_V3_KEY));
	}

	private void setUpWechatpayJava(SignedMessage notification) {
		this.wechatpayJava = new com.wechat.pay.java.core.notification.NotificationParser(
				new RSAPublicKeyNotificationConfig.Builder().publicKey(this.key)
					.publicKeyId(Keys.PUBLIC_KEY_ID)
					.apiV3Key(Keys.API_V3_KEY)
					.build());
		this.wechatpayJavaRequest = new RequestParam.Builder().serialNumber(Keys.PUBLIC_KEY_ID)
			.timestamp(notification.timestamp())
			.nonce(notification.nonce())
			.signature(notification.signature())
			.signType("WECHATPAY2-SHA256-RSA2048")
			.body(notification.body())
			.build();
	}

	private void setUpWxJava(SignedMessage notification) {
		WxPayConfig config = new WxPayConfig();
		config.setMchId(Keys.MERCHANT_ID);
		config.setApiV3Key(Keys.API_V3_KEY);
		config.setVerifier(new PublicCertificateVerifier(this.key, Keys.PUBLIC_KEY_ID));
		this.wxJava = new WxPayServiceImpl();
		this.wxJava.setConfig(config);
		this.wxJavaHeader = new SignatureHeader(notification.timestamp(), notification.nonce(),
				notification.signature(), Keys.PUBLIC_KEY_ID);
	}

	/**
	 * Nothing but the signature and the decryption.
	 */
	@Override
	public byte[] bare() throws GeneralSecurityException {
		Signature verification = Signature.getInstance("SHA256withRSA");
		verification.initVerify(this.key);
		verification.update(this.message);
		Outcome.require(verification.verify(this.signature));
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, this.apiV3Key, new GCMParameterSpec(128, NONCE));
		cipher.updateAAD(ASSOCIATED_DATA);
		return cipher.doFinal(this.ciphertext);
	}

	/**
	 * As this library does.
	 * @param cost counts
	 * @return the notification
	 */
	@Benchmark
	public ComplaintNotification library(Cost cost) {
		cost.count(this);
		return Synchronous.result(this.library.parse(this.headers, this.body));
	}

	/**
	 * As wechatpay-java does.
	 * @param cost counts
	 * @return the resource
	 */
	@Benchmark
	public Map<?, ?> wechatpayJava(Cost cost) {
		cost.count(this);
		return this.wechatpayJava.parse(this.wechatpayJavaRequest, Map.class);
	}

	/**
	 * As WxJava does.
	 * @param cost counts
	 * @return the notification
	 * @throws WxPayException never
	 */
	@Benchmark
	public ComplaintNotifyResult wxJava(Cost cost) throws WxPayException {
		cost.count(this);
		return this.wxJava.parseComplaintNotifyResult(this.text, this.wxJavaHeader);
	}

}
