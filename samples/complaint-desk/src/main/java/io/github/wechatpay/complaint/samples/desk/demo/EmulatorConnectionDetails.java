package io.github.wechatpay.complaint.samples.desk.demo;

import java.util.List;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.platform.PlatformKey;

/**
 * Connects to the emulator as the merchant that it knows.
 */
class EmulatorConnectionDetails implements WechatPayConnectionDetails {

	private final AccessPoint accessPoint;

	private final MerchantCredentials merchant;

	private final PlatformKey platformKey;

	EmulatorConnectionDetails(WechatPayEmulator emulator) {
		EmulatedMerchant emulated = emulator.merchant();
		this.accessPoint = new AccessPoint(Region.GLOBAL, emulator.baseUri());
		this.merchant = MerchantCredentials.of(emulated.merchantId(), emulated.serialNumber(), emulated.privateKey());
		this.platformKey = PlatformKey.ofCertificate(emulated.platformCertificate());
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
	public List<PlatformKey> getPlatformKeys() {
		return List.of(this.platformKey);
	}

}
