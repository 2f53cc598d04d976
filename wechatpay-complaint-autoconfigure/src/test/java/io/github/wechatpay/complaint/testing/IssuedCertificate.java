package io.github.wechatpay.complaint.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate that a test issued.
 *
 * @param serialNumber its serial number in hexadecimal, as it is announced
 * @param keys its key pair
 * @param notAfter when it expires
 */
public record IssuedCertificate(String serialNumber, KeyPair keys, Instant notAfter) {

	/**
	 * Issue a certificate of the platform.
	 * @param now the time
	 * @return a certificate for five years
	 */
	public static IssuedCertificate at(Instant now) {
		return at(now, PlatformSigner.CERTIFICATE.serialNumber(), TestKeys.PLATFORM);
	}

	/**
	 * Issue a certificate.
	 * @param now the time
	 * @param serialNumber the serial number in hexadecimal
	 * @param keys the key pair
	 * @return a certificate for five years
	 */
	public static IssuedCertificate at(Instant now, String serialNumber, KeyPair keys) {
		return new IssuedCertificate(serialNumber, keys, now.plus(Duration.ofDays(1825)));
	}

	/**
	 * Return the certificate.
	 * @return the PEM text
	 */
	public String pem() {
		try {
			X500Name name = new X500Name("CN=Tenpay.com Root CA");
			X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name,
					new BigInteger(this.serialNumber, 16), Date.from(this.notAfter.minus(Duration.ofDays(1825))),
					Date.from(this.notAfter), name, this.keys.getPublic());
			String algorithm = this.keys.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
			return TestKeys.pem("CERTIFICATE",
					builder.build(new JcaContentSignerBuilder(algorithm).build(this.keys.getPrivate())).getEncoded());
		}
		catch (IOException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return who signs with this certificate.
	 * @return the signer
	 */
	public PlatformSigner signer() {
		return new PlatformSigner(this.serialNumber, this.keys);
	}

}
