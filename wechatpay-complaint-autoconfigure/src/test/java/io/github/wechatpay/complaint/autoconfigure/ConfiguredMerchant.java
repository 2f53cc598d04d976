package io.github.wechatpay.complaint.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.golden.GoldenValues;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The properties of the golden merchant, as few as there can be.
 */
final class ConfiguredMerchant {

	static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026010100000000001";

	private final Map<String, String> properties = new LinkedHashMap<>();

	private ConfiguredMerchant() {
		set("wechatpay.merchant-id", GoldenValues.MERCHANT_ID);
		set("wechatpay.merchant-serial-number", GoldenValues.MERCHANT_SERIAL);
		set("wechatpay.private-key", GoldenValues.location("merchant.key.pem"));
	}

	static ConfiguredMerchant withPublicKey() {
		return withoutPlatformKeys().set("wechatpay.platform.public-key-id", PUBLIC_KEY_ID)
			.set("wechatpay.platform.public-key", GoldenValues.location("platform.pub.pem"));
	}

	static ConfiguredMerchant withCertificate() {
		return withoutPlatformKeys().set("wechatpay.platform.certificates[0]",
				GoldenValues.location("platform.cert.pem"));
	}

	static ConfiguredMerchant withoutPlatformKeys() {
		return new ConfiguredMerchant();
	}

	static ConfiguredMerchant withSslBundle() {
		return withPublicKey().remove("wechatpay.merchant-serial-number")
			.remove("wechatpay.private-key")
			.set("wechatpay.ssl-bundle", "merchant");
	}

	static ApplicationContextRunner contextRunner() {
		return new ApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(WechatPayAutoConfiguration.class, WechatPayPlatformAutoConfiguration.class,
						WechatPayClientAutoConfiguration.class, ComplaintNotificationAutoConfiguration.class));
	}

	ConfiguredMerchant set(String property, String value) {
		this.properties.put(property, value);
		return this;
	}

	ConfiguredMerchant remove(String property) {
		this.properties.remove(property);
		return this;
	}

	String[] toArray() {
		return this.properties.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
	}

	Map<String, Object> toMap() {
		return Map.copyOf(this.properties);
	}

}
