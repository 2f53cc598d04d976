package io.github.wechatpay.complaint.emulator.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AEAD_AES_256_GCM as the platform uses it: the key and the nonce are the bytes of their
 * texts, the ciphertext ends in its tag and is written in base64.
 */
public final class AeadAes256Gcm {

	private static final int TAG_BITS = 128;

	private final SecretKeySpec key;

	/**
	 * Create a cipher.
	 * @param apiV3Key the APIv3 key
	 */
	public AeadAes256Gcm(String apiV3Key) {
		this.key = new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.US_ASCII), "AES");
	}

	/**
	 * Encrypt a text.
	 * @param plaintext the text
	 * @param nonce twelve characters, never used before
	 * @param associatedData what is authenticated with the text, possibly nothing
	 * @return ciphertext and tag in base64
	 */
	public String encrypt(String plaintext, String nonce, String associatedData) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			byte[] iv = nonce.getBytes(StandardCharsets.US_ASCII);
			cipher.init(Cipher.ENCRYPT_MODE, this.key, new GCMParameterSpec(TAG_BITS, iv));
			cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
			byte[] ciphertext = cipher.doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(ciphertext);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
