package io.github.wechatpay.complaint.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * Signs with SHA-256 and RSA (PKCS#1 v1.5), the only scheme of the global access point.
 */
public final class RsaSigner {

	private final PrivateKey privateKey;

	private final RsaProvider provider;

	private final PrivateKey boundKey;

	/**
	 * Create a signer that uses the JVM's choice.
	 * @param privateKey the key to sign with
	 */
	public RsaSigner(PrivateKey privateKey) {
		this(privateKey, RsaProvider.jdk());
	}

	/**
	 * Create a signer.
	 * @param privateKey the key to sign with
	 * @param provider whose implementation signs
	 * @throws KeyMaterialException if the provider cannot use the key
	 */
	public RsaSigner(PrivateKey privateKey, RsaProvider provider) {
		this.privateKey = privateKey;
		this.provider = provider.forKey(privateKey);
		try {
			this.boundKey = this.provider.bind(privateKey);
		}
		catch (GeneralSecurityException ex) {
			throw unusable(ex);
		}
	}

	/**
	 * Return whether this signer was created for a key.
	 * @param privateKey the key
	 * @return {@code true} if it is the same object
	 */
	public boolean isFor(PrivateKey privateKey) {
		return this.privateKey == privateKey;
	}

	/**
	 * Sign a message.
	 * @param parts the message, in pieces that follow each other
	 * @return the signature
	 */
	public byte[] sign(byte[]... parts) {
		try {
			Signature signature = this.provider.signature();
			signature.initSign(this.boundKey);
			for (byte[] part : parts) {
				signature.update(part);
			}
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw unusable(ex);
		}
	}

	private static KeyMaterialException unusable(GeneralSecurityException cause) {
		return new KeyMaterialException("cannot be used to sign with SHA256withRSA",
				"Check that the private key is an RSA key of at least 2048 bits.", cause);
	}

}
