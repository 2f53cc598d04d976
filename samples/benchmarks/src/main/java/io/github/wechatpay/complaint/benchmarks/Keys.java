package io.github.wechatpay.complaint.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/**
 * The keys of both sides, and what the platform does with its own.
 *
 * @param merchant the key pair of the merchant
 * @param platform the key pair of the platform
 */
public record Keys(KeyPair merchant, KeyPair platform) {

	/**
	 * The merchant id.
	 */
	public static final String MERCHANT_ID = "1900012181";

	/**
	 * The serial number of the merchant's certificate.
	 */
	public static final String MERCHANT_SERIAL_NUMBER = "3775B6A45ACD588826D15E583A95F5DD";

	/**
	 * The name of the platform's key.
	 */
	public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000121812026112300000000000001";

	/**
	 * The key that notifications are encrypted with.
	 */
	public static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";

	// the one that makes the platform's signatures at the least cost
	private static final Provider SIGNING_PROVIDER = AmazonCorrettoCryptoProvider.INSTANCE;

	/**
	 * Generate keys of the usual length.
	 * @return the keys
	 */
	public static Keys generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return new Keys(generator.generateKeyPair(), generator.generateKeyPair());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Read keys that another process wrote.
	 * @param text what {@link #toText} returned
	 * @return the keys
	 */
	public static Keys of(String text) {
		String[] parts = text.split(",");
		return new Keys(keyPair(parts[0], parts[1]), keyPair(parts[2], parts[3]));
	}

	private static KeyPair keyPair(String publicKey, String privateKey) {
		try {
			KeyFactory factory = KeyFactory.getInstance("RSA");
			return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))),
					factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey))));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Write the keys for another process.
	 * @return a text without blanks
	 */
	public String toText() {
		return Stream
			.of(this.merchant.getPublic(), this.merchant.getPrivate(), this.platform.getPublic(),
					this.platform.getPrivate())
			.map((key) -> Base64.getEncoder().encodeToString(key.getEncoded()))
			.collect(Collectors.joining(","));
	}

	/**
	 * Sign a text as the platform does.
	 * @param text what to sign
	 * @return the signature in base64
	 */
	public String sign(String text) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA", SIGNING_PROVIDER);
			signature.initSign(this.platform.getPrivate());
			signature.update(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Encrypt the resource of a notification.
	 * @param nonce its nonce
	 * @param associatedData its associated data
	 * @param plain what to encrypt
	 * @return the ciphertext in base64
	 */
	public static String encrypt(String nonce, String associatedData, String plain) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(API_V3_KEY.getBytes(StandardCharsets.UTF_8), "AES"),
					new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
			cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Decrypt the resource of a notification.
	 * @param nonce its nonce
	 * @param associatedData its associated data
	 * @param ciphertext the ciphertext with its tag
	 * @return what was encrypted
	 * @throws GeneralSecurityException if it was not encrypted with the key
	 */
	public static byte[] decrypt(String nonce, String associatedData, byte[] ciphertext)
			throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(API_V3_KEY.getBytes(StandardCharsets.UTF_8), "AES"),
				new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
		cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
		return cipher.doFinal(ciphertext);
	}

}
