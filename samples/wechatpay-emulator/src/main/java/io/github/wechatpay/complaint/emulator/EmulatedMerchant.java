package io.github.wechatpay.complaint.emulator;

import io.github.wechatpay.complaint.emulator.crypto.Pem;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificate;
import io.github.wechatpay.complaint.emulator.merchant.Merchant;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an application needs to know to connect as a merchant of the emulator.
 *
 * @param merchantId the merchant id
 * @param serialNumber the serial number of the merchant API certificate
 * @param privateKey the private key of that certificate, PKCS #8 in PEM
 * @param apiV3Key the APIv3 key
 * @param platformSerialNumber the serial number of the platform certificate in use
 * @param platformCertificate the platform certificate in use, in PEM
 * @param publicKeyId the id of the platform public key
 * @param publicKey the platform public key, in PEM
 * @param region where the merchant has its account
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EmulatedMerchant(String merchantId, String serialNumber, String privateKey, String apiV3Key,
		String platformSerialNumber, String platformCertificate, String publicKeyId, String publicKey,
		MerchantRegion region) {

	static EmulatedMerchant of(Merchant merchant) {
		PlatformCertificate current = merchant.certificates().current();
		return new EmulatedMerchant(merchant.id(), merchant.account().serialNumber(),
				Pem.of(merchant.account().privateKey()), merchant.account().apiV3Key(), current.serialNumber(),
				current.pem(), merchant.publicKey().id(), merchant.publicKey().pem(), merchant.account().region());
	}

	@Override
	public String toString() {
		return "EmulatedMerchant[merchantId=" + this.merchantId + ", serialNumber=" + this.serialNumber + ", region="
				+ this.region.wireName() + ", platformSerialNumber=" + this.platformSerialNumber + ", publicKeyId="
				+ this.publicKeyId + "]";
	}

}
