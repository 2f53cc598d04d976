package io.github.wechatpay.complaint.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Reads a WeChat Pay public key ({@code pub_key.pem}) from PEM text.
 */
public final class PublicKeyReader {

	private static final String ACTION = "Use the WeChat Pay public key as downloaded from the merchant platform, "
			+ "which begins with '-----BEGIN PUBLIC KEY-----'.";

	/**
	 * Read a public key.
	 * @param pem the PEM text
	 * @return the RSA key
	 * @throws KeyMaterialException if the text holds no such key
	 */
	public PublicKey read(String pem) {
		PublicKey key = readPlain(pem);
		return (key != null) ? key : readEncoded(pem);
	}

	private static @Nullable PublicKey readPlain(String pem) {
		byte[] encoded = PlainPem.decode(pem, "PUBLIC KEY");
		try {
			return (encoded != null) ? decode(encoded) : null;
		}
		catch (GeneralSecurityException ex) {
			// the other way says what is wrong with it
			return null;
		}
	}

	private static PublicKey readEncoded(String pem) {
		try {
			return decode(PemBlock.first(pem).rsaPublicKey(ACTION));
		}
		catch (GeneralSecurityException ex) {
			throw new KeyMaterialException("holds an RSA public key that cannot be used", ACTION, ex);
		}
	}

	private static PublicKey decode(byte[] encoded) throws GeneralSecurityException {
		return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
	}

}
