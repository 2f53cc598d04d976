package io.github.wechatpay.complaint.emulator.identity;

import java.security.KeyPair;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;

/**
 * The account of the one merchant there is.
 *
 * @param merchantId the merchant id
 * @param serialNumber the serial number of the merchant's API certificate
 * @param keys the key pair of that certificate
 * @param apiV3Key the APIv3 key
 */
public record MerchantAccount(String merchantId, String serialNumber, KeyPair keys, String apiV3Key) {

	private static final int API_V3_KEY_LENGTH = 32;

	/**
	 * Open an account with a new serial number and APIv3 key.
	 * @param merchantId the merchant id
	 * @param keys the merchant's key pair
	 * @param random the source of what is made up
	 * @return the account
	 */
	public static MerchantAccount open(String merchantId, KeyPair keys, RandomText random) {
		String serialNumber = SerialNumbers.format(random.serialNumber());
		return new MerchantAccount(merchantId, serialNumber, keys, random.alphanumeric(API_V3_KEY_LENGTH));
	}

	@Override
	public String toString() {
		return "MerchantAccount[merchantId=" + this.merchantId + ", serialNumber=" + this.serialNumber + "]";
	}

}
