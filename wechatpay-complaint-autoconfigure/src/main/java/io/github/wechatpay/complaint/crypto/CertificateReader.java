package io.github.wechatpay.complaint.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;

import org.bouncycastle.cert.X509CertificateHolder;

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
		PemBlock block = PemBlock.first(pem);
		if (!(block.content() instanceof X509CertificateHolder holder)) {
			throw block.unexpected("a certificate", ACTION);
		}
		X509Certificate certificate = decode(holder);
		if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
			throw new KeyMaterialException("holds a certificate whose key is not RSA", ACTION);
		}
		return certificate;
	}

	private static X509Certificate decode(X509CertificateHolder holder) {
		try {
			return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
		}
		catch (CertificateException | IOException ex) {
			throw new KeyMaterialException("holds a certificate that cannot be used", ACTION, ex);
		}
	}

}
