package io.github.wechatpay.complaint.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * Key pairs of the JDK, made once because that takes time. None of them is a secret.
 */
public final class TestKeys {

	/**
	 * The key pair of the merchant.
	 */
	public static final KeyPair MERCHANT = generate("RSA", 2048);

	/**
	 * A key pair of the platform.
	 */
	public static final KeyPair PLATFORM = generate("RSA", 2048);

	/**
	 * Another key pair of the platform, or of a stranger.
	 */
	public static final KeyPair OTHER = generate("RSA", 2048);

	private TestKeys() {
	}

	/**
	 * Make another key pair.
	 * @param algorithm RSA or EC
	 * @param size the size in bits
	 * @return a new key pair
	 */
	public static KeyPair generate(String algorithm, int size) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
			generator.initialize(size);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Write PEM as openssl does.
	 * @param type what it is
	 * @param encoded its DER encoding
	 * @return the PEM text
	 */
	public static String pem(String type, byte[] encoded) {
		return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encoded)
				+ "\n-----END " + type + "-----";
	}

}
