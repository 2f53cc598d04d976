package io.github.wechatpay.complaint.emulator.identity;

import java.security.KeyPair;

import io.github.wechatpay.complaint.emulator.crypto.Pem;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;

/**
 * The platform's public key, the alternative to its certificates. It does not expire.
 *
 * @param id the id, which starts with {@code PUB_KEY_ID_}
 * @param keys the key pair
 */
public record PlatformPublicKey(String id, KeyPair keys) {

	private static final int DIGITS = 28;

	/**
	 * Name a new public key.
	 * @param keys the key pair
	 * @param random the source of the id
	 * @return the public key
	 */
	public static PlatformPublicKey of(KeyPair keys, RandomText random) {
		return new PlatformPublicKey("PUB_KEY_ID_" + random.digits(DIGITS), keys);
	}

	/**
	 * Return the public half as a merchant downloads it.
	 * @return the PEM text
	 */
	public String pem() {
		return Pem.of(this.keys.getPublic());
	}

	/**
	 * Return the key to sign with.
	 * @return the key
	 */
	public PlatformKey signingKey() {
		return new PlatformKey(this.id, this.keys.getPrivate());
	}

	@Override
	public String toString() {
		return "PlatformPublicKey[id=" + this.id + "]";
	}

}
