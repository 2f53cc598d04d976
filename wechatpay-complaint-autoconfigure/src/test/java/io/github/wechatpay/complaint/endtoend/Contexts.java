package io.github.wechatpay.complaint.endtoend;

import java.net.URI;
import java.time.Clock;

import io.github.wechatpay.complaint.autoconfigure.ComplaintNotificationAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayClientAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayPlatformAutoConfiguration;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.testing.CertificateList;
import io.github.wechatpay.complaint.testing.PlatformDouble;
import io.github.wechatpay.complaint.testing.TestKeys;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * Application contexts as a user's application has them.
 */
public final class Contexts {

	private Contexts() {
	}

	/**
	 * Return a context with the credentials of an emulator's merchant, and no platform
	 * keys.
	 * @param merchant the merchant
	 * @param baseUri where to call
	 * @return the context
	 */
	public static ApplicationContextRunner of(EmulatedMerchant merchant, URI baseUri) {
		return of(merchant.merchantId(), merchant.serialNumber(), merchant.privateKey(), baseUri);
	}

	/**
	 * Return a context that calls a platform double and downloads its certificates.
	 * @param platform the platform
	 * @param clock the time
	 * @return the context
	 */
	public static ApplicationContextRunner of(PlatformDouble platform, Clock clock) {
		return of("1900012181", PlatformDouble.MERCHANT_SERIAL_NUMBER,
				TestKeys.pem("PRIVATE KEY", TestKeys.MERCHANT.getPrivate().getEncoded()), platform.uri())
			.withPropertyValues("wechatpay.api-v3-key=" + CertificateList.API_V3_KEY)
			.withBean(Clock.class, () -> clock);
	}

	private static ApplicationContextRunner of(String merchantId, String serialNumber, String privateKey, URI baseUri) {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WechatPayAutoConfiguration.class, WechatPayPlatformAutoConfiguration.class,
							WechatPayClientAutoConfiguration.class, ComplaintNotificationAutoConfiguration.class))
			.withPropertyValues("wechatpay.merchant-id=" + merchantId,
					"wechatpay.merchant-serial-number=" + serialNumber, "wechatpay.private-key=" + privateKey,
					"wechatpay.base-uri=" + baseUri, "wechatpay.client.connect-timeout=2s",
					"wechatpay.client.response-timeout=5s", "wechatpay.client.retry.max-attempts=1");
	}

}
