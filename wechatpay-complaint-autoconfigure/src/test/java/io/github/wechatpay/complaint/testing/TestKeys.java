package io.github.wechatpay.complaint.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;

import io.github.wechatpay.complaint.crypto.PemReader;
import org.jspecify.annotations.Nullable;

/**
 * Key pairs and signatures of the JDK, so that tests do not check the library against
 * itself, and the keys that the library reads. The pairs are made once because that takes
 * time. None of them is a secret.
 */
public final class TestKeys {

	/**
	 * The key pair of the merchant.
	 */
	public static final KeyPair MERCHANT = generate("RSA", 2048);

	/**
	 * A key pair of the platform.
	 */
	public static final KeyPair PLATFORM = generate("RSA", 2048);

	/**
	 * Another key pair of the platform, or of a stranger.
	 */
	public static final KeyPair OTHER = generate("RSA", 2048);

	private TestKeys() {
	}

	/**
	 * Make another key pair.
	 * @param algorithm RSA or EC
	 * @param size the size in bits
	 * @return a new key pair
	 */
	public static KeyPair generate(String algorithm, int size) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
			generator.initialize(size);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the private key of the merchant.
	 * @return the PEM text
	 */
	public static String merchantPem() {
		return pem("PRIVATE KEY", MERCHANT.getPrivate().getEncoded());
	}

	/**
	 * Write PEM as openssl does.
	 * @param type what it is
	 * @param encoded its DER encoding
	 * @return the PEM text
	 */
	public static String pem(String type, byte[] encoded) {
		return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encoded)
				+ "\n-----END " + type + "-----";
	}

	/**
	 * Have the library read a private key.
	 * @param pem the PEM text
	 * @param password its password, if it has one
	 * @return the key
	 */
	public static PrivateKey privateKey(String pem, @Nullable String password) {
		return new PemReader().readPrivateKey(pem, password);
	}

	/**
	 * Have the library read a public key.
	 * @param pem the PEM text
	 * @return the key
	 */
	public static PublicKey publicKey(String pem) {
		return new PemReader().readPublicKey(pem);
	}

	/**
	 * Have the library read a certificate.
	 * @param pem the PEM text
	 * @return the certificate
	 */
	public static X509Certificate certificate(String pem) {
		return new PemReader().readCertificate(pem);
	}

	/**
	 * Sign with SHA256withRSA.
	 * @param key the private key
	 * @param parts what to sign, one part after the other
	 * @return the signature
	 */
	public static byte[] sign(PrivateKey key, byte[]... parts) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(key);
			for (byte[] part : parts) {
				signature.update(part);
			}
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return whether a signature with SHA256withRSA is genuine.
	 * @param key the public key
	 * @param signature the signature
	 * @param parts what was signed, one part after the other
	 * @return {@code true} if it is
	 */
	public static boolean isSigned(PublicKey key, byte[] signature, byte[]... parts) {
		try {
			Signature verification = Signature.getInstance("SHA256withRSA");
			verification.initVerify(key);
			for (byte[] part : parts) {
				verification.update(part);
			}
			return verification.verify(signature);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

}
