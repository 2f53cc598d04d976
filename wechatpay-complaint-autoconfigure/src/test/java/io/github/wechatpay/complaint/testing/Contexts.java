package io.github.wechatpay.complaint.testing;

import java.net.URI;
import java.time.Clock;

import io.github.wechatpay.complaint.autoconfigure.ComplaintNotificationAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayMerchantsAutoConfiguration;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * Application contexts as a user's application has them. The one place that knows what
 * the calling side is configured by.
 */
public final class Contexts {

	private Contexts() {
	}

	/**
	 * Return what configures the calling side.
	 * @return the auto-configurations
	 */
	public static AutoConfigurations autoConfigurations() {
		return AutoConfigurations.of(WechatPayAutoConfiguration.class, ComplaintNotificationAutoConfiguration.class,
				WechatPayMerchantsAutoConfiguration.class);
	}

	/**
	 * Return a context without any properties.
	 * @return the context
	 */
	public static ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withConfiguration(autoConfigurations());
	}

	/**
	 * Return a context whose time is another than that of the system.
	 * @param clock the time
	 * @return the context, without any properties
	 */
	public static ApplicationContextRunner runner(Clock clock) {
		return runner().withBean("wechatPayClock", Clock.class, () -> clock);
	}

	/**
	 * Return a context with the credentials of an emulator's merchant, and no platform
	 * keys.
	 * @param merchant the merchant
	 * @param baseUri where to call
	 * @return the context
	 */
	public static ApplicationContextRunner of(EmulatedMerchant merchant, URI baseUri) {
		return runner().withPropertyValues(
				properties(merchant.merchantId(), merchant.serialNumber(), merchant.privateKey(), baseUri));
	}

	/**
	 * Return a context with the credentials of an emulator's merchant, and no platform
	 * keys.
	 * @param merchant the merchant
	 * @param baseUri where to call
	 * @param clock the time
	 * @return the context
	 */
	public static ApplicationContextRunner of(EmulatedMerchant merchant, URI baseUri, Clock clock) {
		return of(merchant, baseUri).withBean("wechatPayClock", Clock.class, () -> clock);
	}

	/**
	 * Return a context that calls a server and downloads its certificates.
	 * @param platform the server
	 * @param clock the time
	 * @return the context
	 */
	public static ApplicationContextRunner of(PlatformServer platform, Clock clock) {
		return runner(clock)
			.withPropertyValues(properties(Merchant.ID, Merchant.SERIAL_NUMBER, TestKeys.merchantPem(), platform.uri()))
			.withPropertyValues("wechatpay.api-v3-key=" + PlatformSigner.API_V3_KEY);
	}

	private static String[] properties(String merchantId, String serialNumber, String privateKey, URI baseUri) {
		return new String[] { "wechatpay.merchant-id=" + merchantId, "wechatpay.merchant-serial-number=" + serialNumber,
				"wechatpay.private-key=" + privateKey, "wechatpay.base-uri=" + baseUri,
				"wechatpay.client.connect-timeout=2s", "wechatpay.client.response-timeout=5s",
				"wechatpay.client.retry.max-attempts=1" };
	}

}
