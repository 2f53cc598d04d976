package io.github.wechatpay.complaint.testing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.EmulatedMerchant;

/**
 * The properties of merchants of an emulator.
 */
public final class EmulatedMerchants {

	private EmulatedMerchants() {
	}

	/**
	 * Return the properties of a merchant.
	 * @param prefix what their names start with, such as {@code wechatpay.merchants.hk.}
	 * @param merchant the merchant
	 * @param baseUri where to call
	 * @return the properties
	 */
	public static Map<String, String> properties(String prefix, EmulatedMerchant merchant, URI baseUri) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put(prefix + "merchant-id", merchant.merchantId());
		properties.put(prefix + "merchant-serial-number", merchant.serialNumber());
		properties.put(prefix + "private-key", merchant.privateKey());
		properties.put(prefix + "api-v3-key", merchant.apiV3Key());
		properties.put(prefix + "region", merchant.region().wireName());
		properties.put(prefix + "base-uri", baseUri.toString());
		return properties;
	}

}
