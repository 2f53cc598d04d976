package io.github.wechatpay.complaint.complaints;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.crypto.RsaDecryptor;
import io.github.wechatpay.complaint.crypto.RsaProvider;

/**
 * Decrypts the phone numbers of payers with the private key that the merchant has at that
 * time. Where the padding of PKCS#1 v1.5 is accepted as well, the result must look like a
 * phone number, and failures do not tell the paddings apart.
 */
final class PayerPhoneDecryptor implements UnaryOperator<String> {

	private static final Pattern PHONE_NUMBER = Pattern.compile("[+(]?[0-9][0-9 ()./-]{2,40}");

	private final Supplier<MerchantCredentials> merchant;

	private final RsaProvider rsaProvider;

	private final boolean legacyPadding;

	PayerPhoneDecryptor(Supplier<MerchantCredentials> merchant, RsaProvider rsaProvider, boolean legacyPadding) {
		this.merchant = merchant;
		this.rsaProvider = rsaProvider;
		this.legacyPadding = legacyPadding;
	}

	@Override
	public String apply(String ciphertext) {
		RsaDecryptor decryptor = new RsaDecryptor(this.merchant.get().privateKey(), this.rsaProvider);
		try {
			return decryptor.decrypt(ciphertext);
		}
		catch (DecryptionException ex) {
			if (!this.legacyPadding) {
				throw ex;
			}
			return decryptLegacy(decryptor, ciphertext, ex);
		}
	}

	private static String decryptLegacy(RsaDecryptor decryptor, String ciphertext, DecryptionException failure) {
		try {
			String text = decryptor.decryptLegacy(ciphertext);
			if (PHONE_NUMBER.matcher(text).matches()) {
				return text;
			}
		}
		catch (DecryptionException ex) {
			// reported as the failure that there was before
		}
		throw failure;
	}

}
