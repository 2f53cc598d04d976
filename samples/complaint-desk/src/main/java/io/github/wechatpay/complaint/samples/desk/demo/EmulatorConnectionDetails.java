package io.github.wechatpay.complaint.samples.desk.demo;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;

/**
 * Connects to the emulator as the merchant that it knows.
 */
class EmulatorConnectionDetails implements WechatPayConnectionDetails {

	private final AccessPoint accessPoint;

	private final MerchantCredentials merchant;

	private final ApiV3Key apiV3Key;

	EmulatorConnectionDetails(WechatPayEmulator emulator) {
		EmulatedMerchant emulated = emulator.merchant();
		this.accessPoint = new AccessPoint(Region.GLOBAL, emulator.baseUri());
		this.merchant = MerchantCredentials.of(emulated.merchantId(), emulated.serialNumber(), emulated.privateKey());
		this.apiV3Key = ApiV3Key.of(emulated.apiV3Key());
	}

	@Override
	public AccessPoint getAccessPoint() {
		return this.accessPoint;
	}

	@Override
	public MerchantCredentials getMerchant() {
		return this.merchant;
	}

	@Override
	public ApiV3Key getApiV3Key() {
		return this.apiV3Key;
	}

}
