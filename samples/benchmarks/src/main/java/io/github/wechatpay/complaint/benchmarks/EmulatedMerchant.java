package io.github.wechatpay.complaint.benchmarks;

import java.net.URI;
import java.util.List;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;

/**
 * Connects an application to the platform of the benchmarks.
 *
 * @param keys the keys of both sides
 * @param port the port of the platform
 */
public record EmulatedMerchant(Keys keys, int port) implements WechatPayConnectionDetails {

	@Override
	public AccessPoint getAccessPoint() {
		return new AccessPoint(Region.GLOBAL, URI.create("http://127.0.0.1:" + this.port));
	}

	@Override
	public MerchantCredentials getMerchant() {
		return new MerchantCredentials(Keys.MERCHANT_ID, SerialNumber.of(Keys.MERCHANT_SERIAL_NUMBER),
				this.keys.merchant().getPrivate());
	}

	@Override
	public ApiV3Key getApiV3Key() {
		return ApiV3Key.of(Keys.API_V3_KEY);
	}

	@Override
	public List<PlatformKey> getPlatformKeys() {
		return List.of(new PlatformKey(SerialNumber.of(Keys.PUBLIC_KEY_ID), this.keys.platform().getPublic(), null));
	}

}
