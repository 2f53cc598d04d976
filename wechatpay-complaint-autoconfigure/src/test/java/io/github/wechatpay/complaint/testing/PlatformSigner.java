package io.github.wechatpay.complaint.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and encrypts as WeChat Pay does, with the JDK alone.
 *
 * @param serialNumber the value of {@code Wechatpay-Serial}
 * @param keys the key pair to sign with
 */
public record PlatformSigner(String serialNumber, KeyPair keys) {

	/**
	 * What {@code Wechatpay-Serial} says if the WeChat Pay public key is used.
	 */
	public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000121812026112300000000000001";

	/**
	 * The key that certificates and notifications are encrypted with.
	 */
	public static final String API_V3_KEY = "Aq1Zsw2Xde3Cvf4Rbg5Tnh6Ymj7Uki8L";

	/**
	 * The nonce of everything that is signed.
	 */
	public static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";

	/**
	 * When messages are signed, unless another time is given.
	 */
	public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	/**
	 * A clock that shows when messages are signed.
	 */
	public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	/**
	 * Signs with the platform certificate.
	 */
	public static final PlatformSigner CERTIFICATE = new PlatformSigner("3C0F9A1D8E7B6A5948372615F0E1D2C3B4A59687",
			TestKeys.PLATFORM);

	/**
	 * Signs with another key of the platform.
	 */
	public static final PlatformSigner OTHER = new PlatformSigner("PUB_KEY_ID_0000000000000024101100397200000006",
			TestKeys.OTHER);

	private static final PlatformSigner PUBLIC_KEY = new PlatformSigner(PUBLIC_KEY_ID, TestKeys.PLATFORM);

	/**
	 * Return who signs with the WeChat Pay public key.
	 * @return the signer
	 */
	public static PlatformSigner get() {
		return PUBLIC_KEY;
	}

	/**
	 * Return the key that verifies what is signed.
	 * @return the PEM text
	 */
	public String publicKeyPem() {
		return TestKeys.pem("PUBLIC KEY", this.keys.getPublic().getEncoded());
	}

	/**
	 * Sign a message now.
	 * @param body its body
	 * @return the headers to send with it
	 */
	public Map<String, String> sign(byte[] body) {
		return sign(body, NOW);
	}

	/**
	 * Sign a message.
	 * @param body its body
	 * @param time when it is signed
	 * @return the headers to send with it
	 */
	public Map<String, String> sign(byte[] body, Instant time) {
		return sign(body, Long.toString(time.getEpochSecond()));
	}

	/**
	 * Sign a message.
	 * @param body its body
	 * @param timestamp when it is signed, in whatever form
	 * @return the headers to send with it
	 */
	public Map<String, String> sign(byte[] body, String timestamp) {
		byte[] head = (timestamp + "\n" + NONCE + "\n").getBytes(StandardCharsets.UTF_8);
		byte[] signature = TestKeys.sign(this.keys.getPrivate(), head, body, new byte[] { '\n' });
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Wechatpay-Timestamp", timestamp);
		headers.put("Wechatpay-Nonce", NONCE);
		headers.put("Wechatpay-Serial", this.serialNumber);
		headers.put("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature));
		return headers;
	}

	/**
	 * Encrypt a resource.
	 * @param key the APIv3 key
	 * @param nonce the nonce
	 * @param associatedData the associated data, which may be empty
	 * @param plain what to encrypt
	 * @return the ciphertext
	 */
	public static byte[] encrypt(String key, String nonce, String associatedData, byte[] plain) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
					new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
			cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(plain);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
