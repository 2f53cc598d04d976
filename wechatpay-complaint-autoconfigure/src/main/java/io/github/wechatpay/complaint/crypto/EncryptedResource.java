package io.github.wechatpay.complaint.crypto;

import org.jspecify.annotations.Nullable;

/**
 * What WeChat Pay encrypts with the APIv3 key: the {@code resource} of a notification,
 * and the {@code encrypt_certificate} of a platform certificate. The components have the
 * names of the JSON members.
 *
 * @param algorithm how it is encrypted; only {@code AEAD_AES_256_GCM} is supported
 * @param nonce the nonce, 12 bytes in UTF-8
 * @param associatedData the associated data; absent is the same as empty
 * @param ciphertext the ciphertext followed by its tag, in base64
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012071382">How to decrypt</a>
 */
public record EncryptedResource(@Nullable String algorithm, @Nullable String nonce, @Nullable String associatedData,
		@Nullable String ciphertext) {

	private static final String ALGORITHM = "AEAD_AES_256_GCM";

	/**
	 * Return whether this is encrypted in the supported way.
	 * @return {@code true} for {@code AEAD_AES_256_GCM}
	 */
	public boolean isSupported() {
		return ALGORITHM.equals(this.algorithm);
	}

	/**
	 * Decrypt the resource.
	 * @param key the APIv3 key
	 * @return the plain bytes
	 * @throws DecryptionException if a member is missing, the algorithm is another one,
	 * or the resource was not encrypted with this key
	 */
	public byte[] decrypt(ApiV3Key key) {
		if (!isSupported()) {
			throw new DecryptionException("The resource is not encrypted with " + ALGORITHM, null);
		}
		return key.decrypt(required("nonce", this.nonce), this.associatedData, required("ciphertext", this.ciphertext));
	}

	private static String required(String member, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new DecryptionException("The encrypted resource has no '" + member + "'", null);
		}
		return value;
	}

}
