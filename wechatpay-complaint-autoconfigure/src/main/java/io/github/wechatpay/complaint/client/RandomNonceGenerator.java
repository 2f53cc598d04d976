package io.github.wechatpay.complaint.client;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes nonces of 128 random bits, written as 32 hexadecimal digits.
 */
public final class RandomNonceGenerator implements NonceGenerator {

	private static final int NONCE_BYTES = 16;

	private final HexFormat format = HexFormat.of().withUpperCase();

	private final SecureRandom random = new SecureRandom();

	/**
	 * Create a generator.
	 */
	public RandomNonceGenerator() {
	}

	@Override
	public String next() {
		byte[] bytes = new byte[NONCE_BYTES];
		this.random.nextBytes(bytes);
		return this.format.formatHex(bytes);
	}

}
