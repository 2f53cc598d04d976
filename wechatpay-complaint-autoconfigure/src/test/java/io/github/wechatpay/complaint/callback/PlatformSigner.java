package io.github.wechatpay.complaint.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and encrypts as WeChat Pay does, with nothing but the JDK.
 */
public final class PlatformSigner {

	/**
	 * What {@code Wechatpay-Serial} says.
	 */
	public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000121812026112300000000000001";

	/**
	 * The key that notifications are encrypted with.
	 */
	public static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";

	/**
	 * When messages are signed, unless another time is given.
	 */
	public static final Instant NOW = Instant.parse("2026-11-23T04:05:06Z");

	private static final PlatformSigner INSTANCE = new PlatformSigner();

	private final KeyPair keyPair = generate();

	private PlatformSigner() {
	}

	public static PlatformSigner get() {
		return INSTANCE;
	}

	public String publicKeyPem() {
		return pem("PUBLIC KEY", this.keyPair.getPublic().getEncoded());
	}

	public String sign(String timestamp, String nonce, byte[] body) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.keyPair.getPrivate());
			signature.update((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
			signature.update(body);
			signature.update((byte) '\n');
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

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

	/**
	 * Return the private key of a merchant, who is nobody in particular.
	 */
	public static String merchantKeyPem() {
		return pem("PRIVATE KEY", generate().getPrivate().getEncoded());
	}

	private static KeyPair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String pem(String type, byte[] der) {
		return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(der)
				+ "\n-----END " + type + "-----\n";
	}

}
