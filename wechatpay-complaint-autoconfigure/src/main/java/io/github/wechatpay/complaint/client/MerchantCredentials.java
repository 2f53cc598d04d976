package io.github.wechatpay.complaint.client;

import java.security.PrivateKey;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.crypto.KeyMaterialException;
import io.github.wechatpay.complaint.crypto.PemReader;
import io.github.wechatpay.complaint.crypto.RsaKeyStrength;
import io.github.wechatpay.complaint.crypto.SerialNumber;

import org.springframework.util.Assert;

/**
 * Who signs: the calling merchant and the key of its merchant API certificate.
 *
 * @param merchantId the {@code mchid} of the caller; a service provider's own, never a
 * sub-merchant's
 * @param serialNumber the serial number of the merchant API certificate
 * @param privateKey the RSA private key of that certificate
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4012354988">How to sign</a>
 */
public record MerchantCredentials(String merchantId, SerialNumber serialNumber, PrivateKey privateKey) {

	private static final Pattern MERCHANT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	/**
	 * Create credentials.
	 * @param merchantId the {@code mchid} of the caller
	 * @param serialNumber the serial number of the merchant API certificate
	 * @param privateKey the RSA private key of that certificate, of at least 2048 bits
	 */
	public MerchantCredentials {
		Assert.isTrue(MERCHANT_ID.matcher(merchantId).matches(),
				"'merchantId' must have 1 to 64 letters, digits, '_' or '-'");
		Assert.isTrue(serialNumber.isHexadecimal(), "'serialNumber' must be hexadecimal");
		RsaKeyStrength.require(privateKey);
	}

	/**
	 * Create credentials from text.
	 * @param merchantId the {@code mchid} of the caller
	 * @param serialNumber the hexadecimal serial number of the merchant API certificate
	 * @param privateKeyPem the private key as PEM text
	 * @return the credentials
	 * @throws KeyMaterialException if the text holds no private key
	 */
	public static MerchantCredentials of(String merchantId, String serialNumber, String privateKeyPem) {
		return new MerchantCredentials(merchantId, SerialNumber.of(serialNumber),
				new PemReader().readPrivateKey(privateKeyPem, null));
	}

	/**
	 * Return a text without the key.
	 */
	@Override
	public String toString() {
		return "MerchantCredentials[merchantId=" + this.merchantId + ", serialNumber=" + this.serialNumber + "]";
	}

}
