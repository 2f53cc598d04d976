package io.github.wechatpay.complaint.emulator.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/**
 * SHA256withRSA signatures (PKCS #1 v1.5) in base64.
 */
public final class Sha256WithRsa {

	private static final String ALGORITHM = "SHA256withRSA";

	private Sha256WithRsa() {
	}

	/**
	 * Sign a message.
	 * @param key the key to sign with
	 * @param message the message
	 * @return the signature in base64
	 */
	public static String sign(PrivateKey key, byte[] message) {
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initSign(key);
			signature.update(message);
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Tell whether a signature is valid; what is not even a signature is not.
	 * @param key the key to verify with
	 * @param message the message
	 * @param base64 the signature in base64
	 * @return whether the signature was made over the message by the owner of the key
	 */
	public static boolean verify(PublicKey key, byte[] message, String base64) {
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initVerify(key);
			signature.update(message);
			return signature.verify(Base64.getDecoder().decode(base64));
		}
		catch (IllegalArgumentException | SignatureException ex) {
			return false;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
