package io.github.wechatpay.complaint.benchmarks.load;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceApacheHttpImpl;
import com.github.binarywang.wxpay.v3.WxPayV3HttpClientBuilder;
import com.github.binarywang.wxpay.v3.auth.PublicCertificateVerifier;
import com.github.binarywang.wxpay.v3.auth.WxPayValidator;
import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.ClientSettings;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.RandomNonceGenerator;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.RetryPolicy;
import io.github.wechatpay.complaint.client.WechatPayWebClientFactory;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.WebClientComplaintNotificationService;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The subjects. Each is set up as its documentation says, with a pool that holds a
 * connection for every caller, as anybody would who expects that many.
 */
enum SubjectType {

	/**
	 * This library.
	 */
	LIBRARY {

		@Override
		Subject create(int port, Keys keys, EventLoops loops) {
			Clock clock = Clock.systemUTC();
			MerchantCredentials merchant = new MerchantCredentials(Keys.MERCHANT_ID,
					SerialNumber.of(Keys.MERCHANT_SERIAL_NUMBER), keys.merchant().getPrivate());
			SerialNumber publicKeyId = SerialNumber.of(Keys.PUBLIC_KEY_ID);
			ClientSettings settings = new ClientSettings(Duration.ofSeconds(5), TIMEOUT, 1 << 20,
					new RetryPolicy(3, Duration.ofMillis(200)));
			WebClient webClient = new WechatPayWebClientFactory(
					new AccessPoint(Region.GLOBAL, URI.create("http://127.0.0.1:" + port)), settings, () -> merchant,
					clock, new RandomNonceGenerator(), publicKeyId,
					() -> WebClient.builder().clientConnector(new ReactorClientHttpConnector(loops.client())))
				.create(new SignatureVerifier(
						new ConfiguredPlatformKeys(
								List.of(new PlatformKey(publicKeyId, keys.platform().getPublic(), null)), clock),
						clock, Duration.ofMinutes(5)), List.of(), List.of());
			ComplaintNotificationService service = new WebClientComplaintNotificationService(webClient, Region.GLOBAL);
			return new Subject.Reactive(service::query);
		}

	},

	/**
	 * A {@link WebClient} that neither signs nor verifies.
	 */
	PLAIN {

		@Override
		Subject create(int port, Keys keys, EventLoops loops) {
			WebClient webClient = WebClient.builder()
				.baseUrl("http://127.0.0.1:" + port)
				.clientConnector(new ReactorClientHttpConnector(loops.client()))
				.build();
			return new Subject.Reactive(() -> webClient.get()
				.uri(PATH)
				.accept(MediaType.APPLICATION_JSON)
				.retrieve()
				.bodyToMono(Answer.class));
		}

	},

	/**
	 * The official SDK.
	 */
	WECHATPAY_JAVA {

		@Override
		Subject create(int port, Keys keys, EventLoops loops) {
			HttpClient client = new DefaultHttpClientBuilder()
				.credential(new WechatPay2Credential(Keys.MERCHANT_ID,
						new RSASigner(Keys.MERCHANT_SERIAL_NUMBER, keys.merchant().getPrivate())))
				.validator(new WechatPay2Validator(new RSAVerifier(keys.platform().getPublic(), Keys.PUBLIC_KEY_ID)))
				.okHttpClient(new OkHttpClient.Builder().readTimeout(TIMEOUT)
					.connectionPool(new ConnectionPool(MOST_CALLERS, 5, TimeUnit.MINUTES))
					.build())
				.build();
			String url = "http://127.0.0.1:" + port + PATH;
			return new Subject.Blocking(() -> client.get(new HttpHeaders(), url, Map.class));
		}

	},

	/**
	 * WxJava, which signs only for hosts of WeChat Pay.
	 */
	WXJAVA {

		@Override
		Subject create(int port, Keys keys, EventLoops loops) {
			PublicCertificateVerifier verifier = new PublicCertificateVerifier(keys.platform().getPublic(),
					Keys.PUBLIC_KEY_ID);
			WxPayConfig config = new WxPayConfig();
			config.setMchId(Keys.MERCHANT_ID);
			config.setVerifier(verifier);
			config.setApiV3HttpClient(WxPayV3HttpClientBuilder.create()
				.withMerchant(Keys.MERCHANT_ID, Keys.MERCHANT_SERIAL_NUMBER, keys.merchant().getPrivate())
				.withValidator(new WxPayValidator(verifier))
				.setDnsResolver((host) -> new InetAddress[] { InetAddress.getLoopbackAddress() })
				.setMaxConnTotal(MOST_CALLERS)
				.setMaxConnPerRoute(MOST_CALLERS)
				.build());
			WxPayService service = new WxPayServiceApacheHttpImpl();
			service.setConfig(config);
			String url = "http://apihk.mch.weixin.qq.com:" + port + PATH;
			return new Subject.Blocking(() -> service.getV3(url));
		}

	};

	static final int MOST_CALLERS = 1000;

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String PATH = Region.GLOBAL.path("merchant-service/complaint-notifications");

	abstract Subject create(int port, Keys keys, EventLoops loops);

	/**
	 * What a plain client decodes an answer to.
	 *
	 * @param mchid the merchant
	 * @param url the notification URL
	 */
	record Answer(String mchid, String url) {

	}

}
