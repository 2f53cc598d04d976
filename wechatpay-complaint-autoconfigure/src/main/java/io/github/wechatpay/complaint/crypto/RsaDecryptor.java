package io.github.wechatpay.complaint.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;

import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

import org.jspecify.annotations.Nullable;

/**
 * Decrypts single values that WeChat Pay encrypted with the public key of the merchant's
 * API certificate: RSA-OAEP with SHA-1 and MGF1 with SHA-1.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012357169">Encryption of
 * sensitive values</a>
 */
public final class RsaDecryptor {

	private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

	private static final AlgorithmParameterSpec OAEP_PARAMETERS = new OAEPParameterSpec("SHA-1", "MGF1",
			MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

	private static final String PKCS1 = "RSA/ECB/PKCS1Padding";

	private final RsaProvider provider;

	private final PrivateKey boundKey;

	/**
	 * Create a decryptor that uses the JVM's choice.
	 * @param privateKey the private key of the merchant's API certificate
	 */
	public RsaDecryptor(PrivateKey privateKey) {
		this(privateKey, RsaProvider.jdk());
	}

	/**
	 * Create a decryptor.
	 * @param privateKey the private key of the merchant's API certificate
	 * @param provider whose implementation decrypts
	 * @throws KeyMaterialException if the provider cannot use the key
	 */
	public RsaDecryptor(PrivateKey privateKey, RsaProvider provider) {
		this.provider = provider.forKey(privateKey);
		try {
			this.boundKey = this.provider.bind(privateKey);
		}
		catch (GeneralSecurityException ex) {
			throw new KeyMaterialException("cannot be used to decrypt",
					"Check that the private key is an RSA key of at least 2048 bits.", ex);
		}
	}

	/**
	 * Decrypt a value.
	 * @param ciphertext the ciphertext in base64
	 * @return the plain text
	 * @throws DecryptionException if it was not encrypted for this key, was altered, or
	 * has another padding
	 */
	public String decrypt(String ciphertext) {
		return decrypt(OAEP, OAEP_PARAMETERS, ciphertext);
	}

	/**
	 * Decrypt a value with the padding of PKCS#1 v1.5, which some endpoints outside of
	 * mainland China have used. About one in 65,000 ciphertexts of anything else has that
	 * padding by chance, and some providers make a random text of any: check the result.
	 * @param ciphertext the ciphertext in base64
	 * @return the plain text, which may be random
	 * @throws DecryptionException if it was not encrypted for this key, was altered, or
	 * has another padding
	 */
	public String decryptLegacy(String ciphertext) {
		return decrypt(PKCS1, null, ciphertext);
	}

	private String decrypt(String transformation, @Nullable AlgorithmParameterSpec parameters, String ciphertext) {
		try {
			Cipher cipher = this.provider.cipher(transformation);
			cipher.init(Cipher.DECRYPT_MODE, this.boundKey, parameters);
			return new String(cipher.doFinal(Base64.getDecoder().decode(ciphertext)), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new DecryptionException("The ciphertext is not base64", ex);
		}
		catch (BadPaddingException | IllegalBlockSizeException ex) {
			// what exactly is wrong with the padding helps nobody but an attacker
			throw notForThisKey(null);
		}
		catch (GeneralSecurityException | ProviderException ex) {
			throw notForThisKey(ex);
		}
	}

	private static DecryptionException notForThisKey(@Nullable Exception cause) {
		return new DecryptionException(
				"The ciphertext was not encrypted for the merchant's certificate whose private key is configured, "
						+ "or was altered",
				cause);
	}

	/**
	 * Return a text without the key.
	 */
	@Override
	public String toString() {
		return "RsaDecryptor[****]";
	}

}
