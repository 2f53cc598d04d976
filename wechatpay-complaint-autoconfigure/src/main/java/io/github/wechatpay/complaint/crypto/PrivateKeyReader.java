package io.github.wechatpay.complaint.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Reads a merchant's RSA private key ({@code apiclient_key.pem}) from PEM text: PKCS#8,
 * PKCS#1, and both of them encrypted with a password.
 */
public final class PrivateKeyReader {

	static final String ACTION = "Use apiclient_key.pem, which begins with '-----BEGIN PRIVATE KEY-----'.";

	/**
	 * Read a private key.
	 * @param pem the PEM text
	 * @param password the password of an encrypted key
	 * @return the key
	 * @throws KeyMaterialException if the text holds no such key or the password is not
	 * its
	 */
	public PrivateKey read(String pem, @Nullable String password) {
		PrivateKey key = readPlain(pem);
		return (key != null) ? key : new EncodedPrivateKeyReader().read(pem, password);
	}

	private static @Nullable PrivateKey readPlain(String pem) {
		byte[] pkcs8 = PlainPem.decode(pem, "PRIVATE KEY");
		try {
			return (pkcs8 != null) ? KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8))
					: null;
		}
		catch (GeneralSecurityException ex) {
			// the other reader says what is wrong with it
			return null;
		}
	}

}
