package io.github.wechatpay.complaint.emulator.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;

import javax.crypto.Cipher;

/**
 * RSA encryption of short texts, as the platform encrypts what only the merchant may
 * read.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012357169">Encryption of
 * sensitive information</a>
 */
public final class RsaEncryption {

	private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

	private static final String PKCS_1 = "RSA/ECB/PKCS1Padding";

	private RsaEncryption() {
	}

	/**
	 * Encrypt a text with OAEP, SHA-1 and MGF1 with SHA-1.
	 * @param key the merchant's public key
	 * @param text the text
	 * @return the ciphertext in base64, another one each time
	 */
	public static String oaep(PublicKey key, String text) {
		return encrypt(OAEP, key, text);
	}

	/**
	 * Encrypt a text with the padding of PKCS #1 v1.5.
	 * @param key the merchant's public key
	 * @param text the text
	 * @return the ciphertext in base64, another one each time
	 */
	public static String pkcs1(PublicKey key, String text) {
		return encrypt(PKCS_1, key, text);
	}

	private static String encrypt(String transformation, PublicKey key, String text) {
		try {
			Cipher cipher = Cipher.getInstance(transformation);
			cipher.init(Cipher.ENCRYPT_MODE, key);
			return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
