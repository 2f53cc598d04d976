package io.github.wechatpay.complaint.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * The symmetric key that a merchant sets on the merchant platform, with which WeChat Pay
 * encrypts platform certificates and notifications ({@code AEAD_AES_256_GCM}). Its 32
 * characters are the key's bytes.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012071382">How to decrypt</a>
 */
public final class ApiV3Key {

	private static final int KEY_LENGTH = 32;

	private static final int NONCE_LENGTH = 12;

	private static final int TAG_BITS = 128;

	private final SecretKey key;

	private ApiV3Key(SecretKey key) {
		this.key = key;
	}

	/**
	 * Create a key from its text.
	 * @param text exactly 32 bytes in UTF-8
	 * @return the key
	 * @throws KeyMaterialException if the text is of another length
	 */
	public static ApiV3Key of(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length == KEY_LENGTH + 2 && isQuoted(text)) {
			throw new KeyMaterialException("has quotes around it, which count as part of the key",
					"Remove the quotes. YAML strips quotes, but .properties files and environment files keep them.");
		}
		if (bytes.length != KEY_LENGTH) {
			throw new KeyMaterialException("has " + bytes.length + " bytes, but an APIv3 key has exactly 32",
					"Copy the APIv3 key as it was set on the merchant platform, without blanks around it.");
		}
		return new ApiV3Key(new SecretKeySpec(bytes, "AES"));
	}

	private static boolean isQuoted(String text) {
		char first = text.charAt(0);
		return (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
	}

	/**
	 * Decrypt what WeChat Pay encrypted for this key.
	 * @param nonce the nonce, 12 bytes in UTF-8
	 * @param associatedData the associated data; absent is the same as empty
	 * @param ciphertext the ciphertext followed by its tag of 16 bytes, in base64
	 * @return the plain bytes
	 * @throws DecryptionException if it was not encrypted with this key, or was altered
	 */
	public byte[] decrypt(String nonce, @Nullable String associatedData, String ciphertext) {
		byte[] nonceBytes = nonce.getBytes(StandardCharsets.UTF_8);
		if (nonceBytes.length != NONCE_LENGTH) {
			throw new DecryptionException("The nonce has " + nonceBytes.length + " bytes instead of 12", null);
		}
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.DECRYPT_MODE, this.key, new GCMParameterSpec(TAG_BITS, nonceBytes));
			if (associatedData != null && !associatedData.isEmpty()) {
				cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
			}
			return cipher.doFinal(Base64.getDecoder().decode(ciphertext));
		}
		catch (IllegalArgumentException ex) {
			throw new DecryptionException("The ciphertext is not base64", ex);
		}
		catch (GeneralSecurityException | ProviderException ex) {
			throw new DecryptionException(
					"The ciphertext was not encrypted with the configured APIv3 key, or was altered", ex);
		}
	}

	/**
	 * Return a text without the key.
	 */
	@Override
	public String toString() {
		return "ApiV3Key[****]";
	}

}
