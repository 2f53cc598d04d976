package io.github.wechatpay.complaint.emulator.identity;

import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues the certificates of the platform and of merchants, valid for five years.
 */
public final class CertificateIssuer {

	private static final X500Name PLATFORM = new X500Name("CN=WeChat Pay Emulator,O=WeChat Pay Emulator,C=CN");

	private static final Duration LIFE = Duration.ofDays(5 * 365);

	// a client whose clock is a little behind must find a new certificate valid
	private static final Duration HEAD_START = Duration.ofHours(1);

	private final Clock clock;

	private final RandomText random;

	/**
	 * Create an issuer.
	 * @param clock tells from when a certificate is valid
	 * @param random the source of serial numbers
	 */
	public CertificateIssuer(Clock clock, RandomText random) {
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Issue a platform certificate.
	 * @param keys the key pair it is for
	 * @return the certificate
	 */
	public PlatformCertificate issue(KeyPair keys) {
		X509Certificate certificate = build(PLATFORM, keys);
		return new PlatformCertificate(certificate, keys.getPrivate(), certificate.getNotAfter().toInstant());
	}

	/**
	 * Issue the API certificate of a merchant.
	 * @param merchantId the merchant id
	 * @param keys the key pair it is for
	 * @return the certificate
	 */
	public X509Certificate issue(String merchantId, KeyPair keys) {
		return build(new X500NameBuilder().addRDN(BCStyle.CN, merchantId)
			.addRDN(BCStyle.O, "WeChat Pay Emulator")
			.addRDN(BCStyle.C, "CN")
			.build(), keys);
	}

	private X509Certificate build(X500Name name, KeyPair keys) {
		Instant effective = this.clock.instant().minus(HEAD_START).truncatedTo(ChronoUnit.SECONDS);
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, this.random.serialNumber(),
				Date.from(effective), Date.from(effective.plus(LIFE)), name, keys.getPublic());
		try {
			return new JcaX509CertificateConverter()
				.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
		}
		catch (CertificateException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
