package io.github.wechatpay.complaint.benchmarks.load;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
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
import io.github.wechatpay.complaint.client.ClientResources;
import io.github.wechatpay.complaint.client.ClientSettings;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.PlatformTrust;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.platform.PlatformKey;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The subjects. Each is set up as its documentation says, with a pool that holds a
 * connection for every caller, as anybody would who expects that many.
 */
enum SubjectType {

	/**
	 * This library, with the JVM's own cryptography.
	 */
	LIBRARY {

		@Override
		Subject create(int port, Keys keys) {
			return library(port, keys, RsaProvider.jdk());
		}

	},

	/**
	 * This library, with Conscrypt.
	 */
	LIBRARY_CONSCRYPT {

		@Override
		Subject create(int port, Keys keys) {
			return library(port, keys, RsaProvider.conscrypt());
		}

	},

	/**
	 * This library, with the Amazon Corretto Crypto Provider.
	 */
	LIBRARY_ACCP {

		@Override
		Subject create(int port, Keys keys) {
			return library(port, keys, RsaProvider.accp());
		}

	},

	/**
	 * A {@link WebClient} that neither signs nor verifies.
	 */
	PLAIN {

		@Override
		Subject create(int port, Keys keys) {
			WebClient webClient = WebClient.builder()
				.baseUrl("http://127.0.0.1:" + port)
				.clientConnector(connector())
				.build();
			return new Subject.Reactive(() -> webClient.get()
				.uri(PATH)
				.accept(MediaType.APPLICATION_JSON)
				.retrieve()
				.bodyToMono(Response.class));
		}

	},

	/**
	 * The official SDK.
	 */
	WECHATPAY_JAVA {

		@Override
		Subject create(int port, Keys keys) {
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
		Subject create(int port, Keys keys) {
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

	abstract Subject create(int port, Keys keys);

	private static Subject library(int port, Keys keys, RsaProvider rsaProvider) {
		WechatPayClient client = WechatPayClient.builder()
			.merchant(new MerchantCredentials(Keys.MERCHANT_ID, SerialNumber.of(Keys.MERCHANT_SERIAL_NUMBER),
					keys.merchant().getPrivate()))
			.accessPoint(new AccessPoint(Region.GLOBAL, URI.create("http://127.0.0.1:" + port)))
			.platform(PlatformTrust
				.configured(new PlatformKey(SerialNumber.of(Keys.PUBLIC_KEY_ID), keys.platform().getPublic(), null)))
			.settings(ClientSettings.defaults().withTimeouts(Duration.ofSeconds(5), TIMEOUT))
			.rsaProvider(rsaProvider)
			.resources(ClientResources.of(SubjectType::connector))
			.build();
		ComplaintNotificationService service = ComplaintNotificationService.of(client);
		return new Subject.Reactive(service::query);
	}

	private static ReactorClientHttpConnector connector() {
		return new ReactorClientHttpConnector(reactor.netty.http.client.HttpClient.create(
				ConnectionProvider.builder("load").maxConnections(MOST_CALLERS).pendingAcquireMaxCount(-1).build()));
	}

	/**
	 * What a plain client decodes a response to.
	 *
	 * @param mchid the merchant
	 * @param url the notification URL
	 */
	record Response(String mchid, String url) {

	}

}
