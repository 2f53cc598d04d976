package io.github.wechatpay.complaint.emulator;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an application needs to know to connect as the emulator's merchant.
 *
 * @param merchantId the merchant id
 * @param serialNumber the serial number of the merchant API certificate
 * @param privateKey the private key of that certificate, PKCS #8 in PEM
 * @param apiV3Key the APIv3 key
 * @param platformSerialNumber the serial number of the platform certificate in use
 * @param platformCertificate the platform certificate in use, in PEM
 * @param publicKeyId the id of the platform public key
 * @param publicKey the platform public key, in PEM
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EmulatedMerchant(String merchantId, String serialNumber, String privateKey, String apiV3Key,
		String platformSerialNumber, String platformCertificate, String publicKeyId, String publicKey) {

	@Override
	public String toString() {
		return "EmulatedMerchant[merchantId=" + this.merchantId + ", serialNumber=" + this.serialNumber
				+ ", platformSerialNumber=" + this.platformSerialNumber + ", publicKeyId=" + this.publicKeyId + "]";
	}

}
