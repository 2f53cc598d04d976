package io.github.wechatpay.complaint.crypto;

import java.security.Key;
import java.security.interfaces.RSAKey;

/**
 * The shortest RSA key that is accepted, whoever's it is.
 */
public final class RsaKeyStrength {

	private static final int MINIMUM_BITS = 2048;

	private RsaKeyStrength() {
	}

	/**
	 * Require a key of at least 2048 bits, which all keys of WeChat Pay have. A key that
	 * does not tell its length, such as one in hardware, is accepted.
	 * @param key the key
	 * @throws KeyMaterialException if the key is shorter
	 */
	public static void require(Key key) {
		if (key instanceof RSAKey rsaKey && rsaKey.getModulus().bitLength() < MINIMUM_BITS) {
			throw new KeyMaterialException(
					"holds an RSA key of " + rsaKey.getModulus().bitLength() + " bits, and at least 2048 are needed",
					"Use the key as downloaded from the merchant platform.");
		}
	}

}
