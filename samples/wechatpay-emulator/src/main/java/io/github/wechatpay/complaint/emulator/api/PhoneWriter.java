package io.github.wechatpay.complaint.emulator.api;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.crypto.RsaEncryption;
import io.github.wechatpay.complaint.emulator.fault.FaultType;

/**
 * Encrypts phone numbers so that only the merchant that asks can read them.
 */
final class PhoneWriter {

	private static final int CIPHERTEXT = 256;

	private final RandomText random;

	PhoneWriter(RandomText random) {
		this.random = random;
	}

	String write(ApiCall call, String phone) {
		PublicKey key = call.merchant().account().publicKey();
		if (call.fault().type() == FaultType.UNDECRYPTABLE_PHONE) {
			return noise();
		}
		return (call.fault().type() == FaultType.LEGACY_PADDING) ? RsaEncryption.pkcs1(key, phone)
				: RsaEncryption.oaep(key, phone);
	}

	private String noise() {
		byte[] noise = this.random.alphanumeric(CIPHERTEXT).getBytes(StandardCharsets.US_ASCII);
		return Base64.getEncoder().encodeToString(noise);
	}

}
