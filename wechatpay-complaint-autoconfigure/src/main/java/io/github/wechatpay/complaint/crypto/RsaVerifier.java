package io.github.wechatpay.complaint.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;

import org.springframework.util.Assert;

/**
 * Verifies signatures made with SHA-256 and RSA (PKCS#1 v1.5).
 */
public final class RsaVerifier {

	private final RsaProvider provider;

	private final PublicKey boundKey;

	private final int signatureLength;

	/**
	 * Create a verifier that uses the JVM's choice.
	 * @param publicKey the RSA key to verify with
	 */
	public RsaVerifier(PublicKey publicKey) {
		this(publicKey, RsaProvider.jdk());
	}

	/**
	 * Create a verifier.
	 * @param publicKey the RSA key to verify with
	 * @param provider whose implementation verifies
	 * @throws KeyMaterialException if the provider cannot use the key
	 */
	public RsaVerifier(PublicKey publicKey, RsaProvider provider) {
		Assert.isInstanceOf(RSAKey.class, publicKey, "'publicKey' must be an RSA key");
		this.provider = provider;
		this.signatureLength = (((RSAKey) publicKey).getModulus().bitLength() + 7) / 8;
		try {
			this.boundKey = provider.bind(publicKey);
		}
		catch (GeneralSecurityException ex) {
			throw unusable(ex);
		}
	}

	/**
	 * Return how long a signature of this key is.
	 * @return the length in bytes
	 */
	public int signatureLength() {
		return this.signatureLength;
	}

	/**
	 * Return whether a signature belongs to a message.
	 * @param signature the signature
	 * @param parts the message, in pieces that follow each other
	 * @return {@code true} if it was made over exactly these bytes with the private half
	 * of the key
	 */
	public boolean verify(byte[] signature, byte[]... parts) {
		try {
			Signature verification = this.provider.signature();
			verification.initVerify(this.boundKey);
			for (byte[] part : parts) {
				verification.update(part);
			}
			return verification.verify(signature);
		}
		catch (SignatureException ex) {
			return false;
		}
		catch (GeneralSecurityException ex) {
			throw unusable(ex);
		}
	}

	private static KeyMaterialException unusable(GeneralSecurityException cause) {
		return new KeyMaterialException("cannot be used to verify with SHA256withRSA",
				"Check that the platform key is an RSA key.", cause);
	}

}
