package io.github.wechatpay.complaint.emulator.crypto;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Generates 2048-bit RSA key pairs.
 */
public final class RsaKeys {

	private static final int KEY_SIZE = 2048;

	private RsaKeys() {
	}

	/**
	 * Generate one key pair.
	 * @return the key pair
	 */
	public static KeyPair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(KEY_SIZE);
			return generator.generateKeyPair();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Generate several key pairs at the same time.
	 * @param count how many
	 * @return the key pairs
	 */
	public static List<KeyPair> generate(int count) {
		return IntStream.range(0, count).parallel().mapToObj((index) -> generate()).toList();
	}

}
