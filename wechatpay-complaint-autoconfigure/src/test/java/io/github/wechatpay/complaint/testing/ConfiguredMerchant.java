package io.github.wechatpay.complaint.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The properties of the golden merchant, as few as there can be.
 */
public final class ConfiguredMerchant {

	/**
	 * The name of the golden platform key.
	 */
	public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026010100000000001";

	private final Map<String, String> properties = new LinkedHashMap<>();

	private ConfiguredMerchant() {
		set("wechatpay.merchant-id", GoldenValues.MERCHANT_ID);
		set("wechatpay.merchant-serial-number", GoldenValues.MERCHANT_SERIAL);
		set("wechatpay.private-key", GoldenValues.location("merchant.key.pem"));
	}

	/**
	 * Trust the golden public key.
	 * @return the properties
	 */
	public static ConfiguredMerchant withPublicKey() {
		return withoutPlatformKeys().set("wechatpay.platform.public-key-id", PUBLIC_KEY_ID)
			.set("wechatpay.platform.public-key", GoldenValues.location("platform.pub.pem"));
	}

	/**
	 * Trust the golden certificate.
	 * @return the properties
	 */
	public static ConfiguredMerchant withCertificate() {
		return withoutPlatformKeys().set("wechatpay.platform.certificates[0]",
				GoldenValues.location("platform.cert.pem"));
	}

	/**
	 * Trust nobody.
	 * @return the properties
	 */
	public static ConfiguredMerchant withoutPlatformKeys() {
		return new ConfiguredMerchant();
	}

	/**
	 * Have key and certificate in the SSL bundle {@code merchant}.
	 * @return the properties
	 */
	public static ConfiguredMerchant withSslBundle() {
		return withPublicKey().remove("wechatpay.merchant-serial-number")
			.remove("wechatpay.private-key")
			.set("wechatpay.ssl-bundle", "merchant");
	}

	/**
	 * Set a property.
	 * @param property its name
	 * @param value its value
	 * @return this
	 */
	public ConfiguredMerchant set(String property, String value) {
		this.properties.put(property, value);
		return this;
	}

	/**
	 * Remove a property.
	 * @param property its name
	 * @return this
	 */
	public ConfiguredMerchant remove(String property) {
		this.properties.remove(property);
		return this;
	}

	/**
	 * Return all properties.
	 * @return {@code name=value} each
	 */
	public String[] toArray() {
		return this.properties.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
	}

}
