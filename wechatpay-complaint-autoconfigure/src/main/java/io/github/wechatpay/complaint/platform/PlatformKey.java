package io.github.wechatpay.complaint.platform;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

import io.github.wechatpay.complaint.crypto.KeyMaterialException;
import io.github.wechatpay.complaint.crypto.PemReader;
import io.github.wechatpay.complaint.crypto.RsaKeyStrength;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A public key of WeChat Pay with the name that {@code Wechatpay-Serial} calls it by.
 *
 * @param serialNumber the serial number of the platform certificate, or the public key id
 * @param publicKey the RSA key
 * @param expiresAt when the certificate expires, or {@code null} for a public key, which
 * does not
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
public record PlatformKey(SerialNumber serialNumber, PublicKey publicKey, @Nullable Instant expiresAt) {

	/**
	 * Create a key.
	 * @param serialNumber the serial number of the platform certificate, or the public
	 * key id
	 * @param publicKey the RSA key
	 * @param expiresAt when the certificate expires, or {@code null}
	 * @throws KeyMaterialException if the key has less than 2048 bits
	 */
	public PlatformKey {
		RsaKeyStrength.require(publicKey);
	}

	/**
	 * Create the key of a platform certificate.
	 * @param certificate the certificate
	 * @return the key, named by the certificate's serial number
	 */
	public static PlatformKey of(X509Certificate certificate) {
		return new PlatformKey(SerialNumber.of(certificate.getSerialNumber()), certificate.getPublicKey(),
				certificate.getNotAfter().toInstant());
	}

	/**
	 * Create the key of a platform certificate.
	 * @param pem the certificate as PEM text
	 * @return the key, named by the certificate's serial number
	 * @throws KeyMaterialException if the text holds no such certificate
	 */
	public static PlatformKey ofCertificate(String pem) {
		return of(new PemReader().readCertificate(pem));
	}

	/**
	 * Create a WeChat Pay public key.
	 * @param id the public key id ({@code PUB_KEY_ID_…})
	 * @param pem the public key as PEM text
	 * @return the key, named by the id
	 * @throws KeyMaterialException if the text holds no such key
	 */
	public static PlatformKey ofPublicKey(String id, String pem) {
		SerialNumber serialNumber = SerialNumber.of(id);
		Assert.isTrue(serialNumber.isPublicKeyId(), "'id' must start with PUB_KEY_ID_");
		return new PlatformKey(serialNumber, new PemReader().readPublicKey(pem), null);
	}

	/**
	 * Return this key with an earlier end: WeChat Pay announces the end of a certificate
	 * that is being replaced, which is before the one that the certificate states.
	 * @param announced the announced end
	 * @return a key that expires when the first of the two ends is reached
	 */
	public PlatformKey expiringAt(Instant announced) {
		return (this.expiresAt != null && this.expiresAt.isBefore(announced)) ? this
				: new PlatformKey(this.serialNumber, this.publicKey, announced);
	}

	/**
	 * Return whether the key must not be used any more.
	 * @param now the time to compare with
	 * @return {@code true} if the certificate has expired
	 */
	public boolean isExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

}
