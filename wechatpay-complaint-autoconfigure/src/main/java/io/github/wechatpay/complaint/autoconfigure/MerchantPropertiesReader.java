package io.github.wechatpay.complaint.autoconfigure;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Makes the merchant's credentials of the properties that describe them.
 */
final class MerchantPropertiesReader {

	private static final String MERCHANT_ID = "wechatpay.merchant-id";

	private static final String SERIAL_NUMBER = "wechatpay.merchant-serial-number";

	private static final String CERTIFICATE = "wechatpay.merchant-certificate";

	private static final String PRIVATE_KEY = "wechatpay.private-key";

	private static final Pattern MERCHANT_ID_FORMAT = Pattern.compile("[0-9]{1,32}");

	private final WechatPayProperties properties;

	private final ConfiguredKeyReader keyReader;

	MerchantPropertiesReader(WechatPayProperties properties, ConfiguredKeyReader keyReader) {
		this.properties = properties;
		this.keyReader = keyReader;
	}

	String readMerchantId() {
		String merchantId = required(MERCHANT_ID, this.properties.getMerchantId(),
				"Set it to the merchant id (mchid) of the account, or switch the starter off with "
						+ "wechatpay.enabled=false.");
		requireMerchantId(merchantId);
		return merchantId;
	}

	MerchantCredentials read() {
		String merchantId = readMerchantId();
		PrivateKey privateKey = this.keyReader.privateKey(PRIVATE_KEY,
				required(PRIVATE_KEY, this.properties.getPrivateKey(),
						"Set it to the location of apiclient_key.pem, such as file:/etc/wechatpay/apiclient_key.pem, "
								+ "or set wechatpay.ssl-bundle to the name of an SSL bundle."),
				this.properties.getPrivateKeyPassword());
		X509Certificate certificate = readCertificate();
		requireSameKey(certificate, privateKey);
		return new MerchantCredentials(merchantId, readSerialNumber(certificate), privateKey);
	}

	private @Nullable X509Certificate readCertificate() {
		String value = this.properties.getMerchantCertificate();
		return StringUtils.hasText(value) ? this.keyReader.certificate(CERTIFICATE, value) : null;
	}

	private SerialNumber readSerialNumber(@Nullable X509Certificate certificate) {
		String configured = this.properties.getMerchantSerialNumber();
		if (certificate == null) {
			return parseSerialNumber(required(SERIAL_NUMBER, configured,
					"Set it to the serial number that 'openssl x509 -in apiclient_cert.pem -noout -serial' prints, "
							+ "or set wechatpay.merchant-certificate to the location of apiclient_cert.pem."));
		}
		SerialNumber actual = SerialNumber.of(certificate.getSerialNumber());
		if (StringUtils.hasText(configured) && !parseSerialNumber(configured).equals(actual)) {
			throw new InvalidWechatPayPropertyException(
					SERIAL_NUMBER, "is '" + configured
							+ "', but the serial number of wechatpay.merchant-certificate is '" + actual + "'",
					"Remove one of the two.");
		}
		return StringUtils.hasText(configured) ? SerialNumber.of(configured) : actual;
	}

	private static void requireMerchantId(String merchantId) {
		if (!MERCHANT_ID_FORMAT.matcher(merchantId).matches()) {
			throw new InvalidWechatPayPropertyException(MERCHANT_ID,
					"is '" + merchantId + "', which is not a merchant id",
					"Set it to the merchant id (mchid), which has digits only, and at most 32.");
		}
	}

	private static SerialNumber parseSerialNumber(String value) {
		SerialNumber serialNumber = SerialNumber.of(value);
		if (!serialNumber.isHexadecimal()) {
			throw new InvalidWechatPayPropertyException(SERIAL_NUMBER, "is '" + value + "', which is not hexadecimal",
					"Set it to the serial number that 'openssl x509 -in apiclient_cert.pem -noout -serial' prints, "
							+ "without blanks or colons.");
		}
		return serialNumber;
	}

	private static void requireSameKey(@Nullable X509Certificate certificate, PrivateKey privateKey) {
		if (certificate != null && privateKey instanceof RSAKey key
				&& !((RSAKey) certificate.getPublicKey()).getModulus().equals(key.getModulus())) {
			throw new InvalidWechatPayPropertyException(PRIVATE_KEY,
					"does not belong to the certificate of wechatpay.merchant-certificate",
					"Use apiclient_key.pem and apiclient_cert.pem of the same download.");
		}
	}

	private static String required(String property, @Nullable String value, String action) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidWechatPayPropertyException(property, "is not set", action);
		}
		return value.strip();
	}

}
