package io.github.wechatpay.complaint.emulator.identity;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;

import io.github.wechatpay.complaint.emulator.crypto.Pkcs12;

/**
 * The account of a merchant.
 *
 * @param merchantId the merchant id
 * @param region where the account is
 * @param certificate the merchant's API certificate
 * @param privateKey the private key of that certificate
 * @param apiV3Key the APIv3 key
 */
public record MerchantAccount(String merchantId, MerchantRegion region, X509Certificate certificate,
		PrivateKey privateKey, String apiV3Key) {

	/**
	 * Return the serial number of the merchant's API certificate.
	 * @return forty hexadecimal digits
	 */
	public String serialNumber() {
		return SerialNumbers.format(this.certificate.getSerialNumber());
	}

	/**
	 * Return the key that verifies the merchant's signatures, and encrypts what only the
	 * merchant may read.
	 * @return the public key of the merchant's API certificate
	 */
	public PublicKey publicKey() {
		return this.certificate.getPublicKey();
	}

	/**
	 * Return the file {@code apiclient_cert.p12}.
	 * @return a PKCS #12 key store, whose password is the merchant id
	 */
	public byte[] keyStore() {
		return Pkcs12.of(this.privateKey, this.certificate, this.merchantId);
	}

	@Override
	public String toString() {
		return "MerchantAccount[merchantId=" + this.merchantId + ", region=" + this.region.wireName()
				+ ", serialNumber=" + serialNumber() + "]";
	}

}
