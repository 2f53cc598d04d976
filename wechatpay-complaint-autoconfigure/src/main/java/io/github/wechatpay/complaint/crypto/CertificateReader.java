package io.github.wechatpay.complaint.crypto;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;

import org.jspecify.annotations.Nullable;

/**
 * Reads an X.509 certificate for an RSA key from PEM text. Whether it is valid today is
 * not looked at: that is for whoever uses the key.
 */
public final class CertificateReader {

	private static final String ACTION = "Use a certificate file, which begins with '-----BEGIN CERTIFICATE-----'.";

	/**
	 * Read a certificate.
	 * @param pem the PEM text; the first certificate counts
	 * @return the certificate
	 * @throws KeyMaterialException if the text holds no certificate for an RSA key
	 */
	public X509Certificate read(String pem) {
		X509Certificate certificate = readPlain(pem);
		if (certificate == null) {
			certificate = readEncoded(pem);
		}
		if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
			throw new KeyMaterialException("holds a certificate whose key is not RSA", ACTION);
		}
		return certificate;
	}

	private static @Nullable X509Certificate readPlain(String pem) {
		byte[] encoded = PlainPem.decode(pem, "CERTIFICATE");
		try {
			return (encoded != null) ? decode(encoded) : null;
		}
		catch (CertificateException ex) {
			// the other way says what is wrong with it
			return null;
		}
	}

	private static X509Certificate readEncoded(String pem) {
		try {
			return decode(PemBlock.first(pem).certificate(ACTION));
		}
		catch (CertificateException ex) {
			throw new KeyMaterialException("holds a certificate that cannot be used", ACTION, ex);
		}
	}

	private static X509Certificate decode(byte[] encoded) throws CertificateException {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(encoded));
	}

}
