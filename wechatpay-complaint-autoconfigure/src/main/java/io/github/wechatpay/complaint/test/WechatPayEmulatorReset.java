package io.github.wechatpay.complaint.test;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;

/**
 * Brings an emulator to where it is before each test.
 */
final class WechatPayEmulatorReset {

	private final WechatPayEmulator emulator;

	private final ApplicationUnderTest application;

	WechatPayEmulatorReset(WechatPayEmulator emulator, ApplicationUnderTest application) {
		this.emulator = emulator;
		this.application = application;
	}

	void run() {
		this.emulator.reset();
		this.emulator.deliverTo(this.application.uri());
		this.application.urlRegisteredAtStartUp().ifPresent((url) -> this.emulator.account().register(url));
	}

}
