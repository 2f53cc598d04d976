package io.github.wechatpay.complaint.crypto;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads RSA keys and certificates from PEM text. The form in which the merchant platform
 * hands them out is read by the JDK alone; every other form by Bouncy Castle, whose
 * classes are loaded only then.
 */
public final class PemReader {

	private static final Pattern FIRST_BLOCK = Pattern
		.compile("-----BEGIN ([A-Z0-9 ]+)-----\\R([A-Za-z0-9+/=\\s]+)\\R-----END \\1-----");

	private static final String PRIVATE_KEY_ACTION = "Use apiclient_key.pem, which begins with "
			+ "'-----BEGIN PRIVATE KEY-----'.";

	private static final String PUBLIC_KEY_ACTION = "Use the WeChat Pay public key as downloaded from the merchant "
			+ "platform, which begins with '-----BEGIN PUBLIC KEY-----'.";

	private static final String CERTIFICATE_ACTION = "Use a certificate file, which begins with "
			+ "'-----BEGIN CERTIFICATE-----'.";

	/**
	 * Create a reader.
	 */
	public PemReader() {
	}

	/**
	 * Read the RSA private key of a merchant: PKCS#8 or PKCS#1, plain or encrypted.
	 * @param pem the PEM text
	 * @param password the password of an encrypted key
	 * @return the key
	 * @throws KeyMaterialException if the text holds no such key or the password is not
	 * its
	 */
	public PrivateKey readPrivateKey(String pem, @Nullable String password) {
		return read(pem, "PRIVATE KEY", PemReader::privateKey,
				(block) -> block.privateKey(password, PRIVATE_KEY_ACTION),
				"holds an RSA private key that cannot be used", PRIVATE_KEY_ACTION);
	}

	/**
	 * Read a WeChat Pay public key.
	 * @param pem the PEM text
	 * @return the RSA key
	 * @throws KeyMaterialException if the text holds no such key
	 */
	public PublicKey readPublicKey(String pem) {
		return read(pem, "PUBLIC KEY", PemReader::publicKey, (block) -> block.publicKey(PUBLIC_KEY_ACTION),
				"holds an RSA public key that cannot be used", PUBLIC_KEY_ACTION);
	}

	/**
	 * Read the first X.509 certificate. Whether it is valid today is not looked at.
	 * @param pem the PEM text
	 * @return the certificate
	 * @throws KeyMaterialException if the text holds no certificate of an RSA key
	 */
	public X509Certificate readCertificate(String pem) {
		X509Certificate certificate = read(pem, "CERTIFICATE", PemReader::certificate,
				(block) -> block.certificate(CERTIFICATE_ACTION), "holds a certificate that cannot be used",
				CERTIFICATE_ACTION);
		if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
			throw new KeyMaterialException("holds a certificate whose key is not RSA", CERTIFICATE_ACTION);
		}
		return certificate;
	}

	private static <T> T read(String pem, String label, Decoder<T> decoder, BouncyCastleReader reader, String problem,
			String action) {
		byte[] plain = decodePlain(pem, label);
		if (plain != null) {
			try {
				return decoder.decode(plain);
			}
			catch (GeneralSecurityException ex) {
				// Bouncy Castle tells what is wrong
			}
		}
		try {
			return decoder.decode(reader.read(BouncyCastlePem.first(pem)));
		}
		catch (GeneralSecurityException ex) {
			throw new KeyMaterialException(problem, action, ex);
		}
	}

	private static byte @Nullable [] decodePlain(String pem, String label) {
		Matcher block = FIRST_BLOCK.matcher(pem);
		int begin = pem.indexOf("-----BEGIN ");
		if (begin == -1 || !block.find(begin) || block.start() != begin || !block.group(1).equals(label)) {
			return null;
		}
		try {
			return Base64.getMimeDecoder().decode(block.group(2));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
		return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
	}

	private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
		return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
	}

	private static X509Certificate certificate(byte[] encoded) throws CertificateException {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(encoded));
	}

	/**
	 * Decodes the DER content of a PEM block.
	 */
	@FunctionalInterface
	private interface Decoder<T> {

		T decode(byte[] encoded) throws GeneralSecurityException;

	}

	/**
	 * Gets the same DER content from a block in any other form.
	 */
	@FunctionalInterface
	private interface BouncyCastleReader {

		byte[] read(BouncyCastlePem block);

	}

}
