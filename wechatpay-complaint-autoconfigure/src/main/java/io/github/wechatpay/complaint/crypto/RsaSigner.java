package io.github.wechatpay.complaint.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * Signs with SHA-256 and RSA (PKCS#1 v1.5), the only scheme of the global access point.
 */
public final class RsaSigner {

	private final PrivateKey privateKey;

	/**
	 * Create a signer.
	 * @param privateKey the key to sign with
	 */
	public RsaSigner(PrivateKey privateKey) {
		this.privateKey = privateKey;
	}

	/**
	 * Sign a message.
	 * @param parts the message, in pieces that follow each other
	 * @return the signature
	 */
	public byte[] sign(byte[]... parts) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.privateKey);
			for (byte[] part : parts) {
				signature.update(part);
			}
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new KeyMaterialException("cannot be used to sign with SHA256withRSA",
					"Check that the private key is an RSA key of at least 2048 bits.", ex);
		}
	}

}
