package io.github.wechatpay.complaint.emulator.identity;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

import io.github.wechatpay.complaint.emulator.crypto.Pem;

/**
 * A platform certificate with its private key.
 *
 * @param certificate the certificate
 * @param privateKey the key to sign with
 * @param expireTime when the platform stops using it, which may be before it expires
 */
public record PlatformCertificate(X509Certificate certificate, PrivateKey privateKey, Instant expireTime) {

	/**
	 * Return the serial number.
	 * @return forty hexadecimal digits
	 */
	public String serialNumber() {
		return SerialNumbers.format(this.certificate.getSerialNumber());
	}

	/**
	 * Return the certificate as a merchant stores it.
	 * @return the PEM text
	 */
	public String pem() {
		return Pem.of(this.certificate);
	}

	/**
	 * Return when the certificate starts to be valid.
	 * @return the time
	 */
	public Instant effectiveTime() {
		return this.certificate.getNotBefore().toInstant();
	}

	/**
	 * Return the key to sign with.
	 * @return the key
	 */
	public PlatformKey signingKey() {
		return new PlatformKey(serialNumber(), this.privateKey);
	}

	PlatformCertificate retiredAt(Instant time) {
		return (time.isBefore(this.expireTime)) ? new PlatformCertificate(this.certificate, this.privateKey, time)
				: this;
	}

	@Override
	public String toString() {
		return "PlatformCertificate[serialNumber=" + serialNumber() + ", expireTime=" + this.expireTime + "]";
	}

}
