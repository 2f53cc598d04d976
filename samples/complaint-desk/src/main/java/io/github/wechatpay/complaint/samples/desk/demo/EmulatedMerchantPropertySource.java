package io.github.wechatpay.complaint.samples.desk.demo;

import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.PropertySource;

/**
 * {@link PropertySource} for what it takes to connect as a merchant of the emulator,
 * which is started when the first of them is read.
 */
class EmulatedMerchantPropertySource extends PropertySource<ObjectProvider<WechatPayEmulator>> {

	private static final String PREFIX = "emulated-merchant.";

	private final String merchantId;

	EmulatedMerchantPropertySource(String merchantId, ObjectProvider<WechatPayEmulator> emulator) {
		super("emulatedMerchant", emulator);
		this.merchantId = merchantId;
	}

	@Override
	public @Nullable Object getProperty(String name) {
		return name.startsWith(PREFIX) ? read(name.substring(PREFIX.length()), this.source.getObject()) : null;
	}

	private @Nullable Object read(String name, WechatPayEmulator emulator) {
		EmulatedMerchant merchant = emulator.account(this.merchantId).merchant();
		return switch (name) {
			case "id" -> merchant.merchantId();
			case "serial-number" -> merchant.serialNumber();
			case "private-key" -> merchant.privateKey();
			case "api-v3-key" -> merchant.apiV3Key();
			case "base-uri" -> emulator.baseUri().toString();
			default -> null;
		};
	}

}
