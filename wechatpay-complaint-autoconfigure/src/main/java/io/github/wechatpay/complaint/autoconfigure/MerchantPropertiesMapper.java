package io.github.wechatpay.complaint.autoconfigure;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Maps {@link WechatPayProperties} to the credentials of the merchant, from an SSL bundle
 * or from the properties alone.
 */
final class MerchantPropertiesMapper {

	private static final String MERCHANT_ID = "merchant-id";

	private static final String SERIAL_NUMBER = "merchant-serial-number";

	private static final String CERTIFICATE = "merchant-certificate";

	private static final String PRIVATE_KEY = "private-key";

	private static final Pattern OPENSSL_LINE = Pattern.compile("serial=([0-9A-Fa-f]+)", Pattern.CASE_INSENSITIVE);

	private static final Pattern MERCHANT_ID_FORMAT = Pattern.compile("[0-9]{1,32}");

	private final String prefix;

	private final WechatPayProperties properties;

	private final PropertyKeyReader keyReader;

	private final ObjectProvider<SslBundles> sslBundles;

	MerchantPropertiesMapper(String prefix, WechatPayProperties properties, PropertyKeyReader keyReader,
			ObjectProvider<SslBundles> sslBundles) {
		this.prefix = prefix;
		this.properties = properties;
		this.keyReader = keyReader;
		this.sslBundles = sslBundles;
	}

	Supplier<MerchantCredentials> credentials() {
		if (StringUtils.hasText(this.properties.sslBundle())) {
			return fromBundle(this.properties.sslBundle());
		}
		MerchantCredentials credentials = fromProperties();
		return () -> credentials;
	}

	private String merchantId() {
		String merchantId = required(MERCHANT_ID, this.properties.merchantId(),
				"Set it to the merchant id (mchid) of the account, or switch the starter off with "
						+ "wechatpay.enabled=false.");
		if (!MERCHANT_ID_FORMAT.matcher(merchantId).matches()) {
			throw new InvalidWechatPayPropertyException(this.prefix + MERCHANT_ID,
					"is '" + merchantId + "', which is not a merchant id",
					"Set it to the merchant id (mchid), which has digits only, and at most 32.");
		}
		return merchantId;
	}

	private MerchantCredentials fromProperties() {
		String merchantId = merchantId();
		PrivateKey privateKey = this.keyReader.privateKey(this.prefix + PRIVATE_KEY,
				required(PRIVATE_KEY, this.properties.privateKey(),
						"Set it to the location of apiclient_key.pem, such as file:/etc/wechatpay/apiclient_key.pem, "
								+ "or set " + this.prefix + "ssl-bundle to the name of an SSL bundle."),
				this.properties.privateKeyPassword());
		X509Certificate certificate = certificate();
		requireSameKey(certificate, privateKey);
		return new MerchantCredentials(merchantId, serialNumber(certificate), privateKey);
	}

	private @Nullable X509Certificate certificate() {
		String value = this.properties.merchantCertificate();
		return StringUtils.hasText(value) ? this.keyReader.certificate(this.prefix + CERTIFICATE, value) : null;
	}

	private SerialNumber serialNumber(@Nullable X509Certificate certificate) {
		String configured = this.properties.merchantSerialNumber();
		if (certificate == null) {
			return parseSerialNumber(required(SERIAL_NUMBER, configured,
					"Set it to the serial number that 'openssl x509 -in apiclient_cert.pem -noout -serial' prints, "
							+ "or set " + this.prefix + "merchant-certificate to the location of apiclient_cert.pem."));
		}
		SerialNumber actual = SerialNumber.of(certificate.getSerialNumber());
		if (StringUtils.hasText(configured) && !parseSerialNumber(configured).equals(actual)) {
			throw new InvalidWechatPayPropertyException(this.prefix + SERIAL_NUMBER, "is '" + configured
					+ "', but the serial number of " + this.prefix + "merchant-certificate is '" + actual + "'",
					"Remove one of the two.");
		}
		return StringUtils.hasText(configured) ? SerialNumber.of(configured) : actual;
	}

	private SerialNumber parseSerialNumber(String value) {
		Matcher line = OPENSSL_LINE.matcher(value.strip());
		if (line.matches()) {
			throw new InvalidWechatPayPropertyException(this.prefix + SERIAL_NUMBER,
					"is '" + value + "', the whole line that openssl prints",
					"Set it to what follows 'serial=': " + line.group(1) + ".");
		}
		SerialNumber serialNumber = SerialNumber.of(value);
		if (!serialNumber.isHexadecimal()) {
			throw new InvalidWechatPayPropertyException(this.prefix + SERIAL_NUMBER,
					"is '" + value + "', which is not hexadecimal",
					"Set it to the serial number that 'openssl x509 -in apiclient_cert.pem -noout -serial' prints, "
							+ "without blanks or colons.");
		}
		return serialNumber;
	}

	private void requireSameKey(@Nullable X509Certificate certificate, PrivateKey privateKey) {
		if (certificate != null && privateKey instanceof RSAKey key
				&& !((RSAKey) certificate.getPublicKey()).getModulus().equals(key.getModulus())) {
			throw new InvalidWechatPayPropertyException(this.prefix + PRIVATE_KEY,
					"does not belong to the certificate of " + this.prefix + "merchant-certificate",
					"Use apiclient_key.pem and apiclient_cert.pem of the same download.");
		}
	}

	private ReloadableMerchant fromBundle(String bundleName) {
		String merchantId = merchantId();
		SslBundleProblem problem = new SslBundleProblem(this.prefix + "ssl-bundle", bundleName);
		requireNothingElse(problem);
		SslBundles bundles = requireBundles(problem);
		try {
			return new ReloadableMerchant(bundleName, bundles, new SslBundleMerchantReader(merchantId, problem));
		}
		catch (NoSuchSslBundleException ex) {
			throw problem.unknown(bundles.getBundleNames());
		}
	}

	private SslBundles requireBundles(SslBundleProblem problem) {
		SslBundles bundles = this.sslBundles.getIfAvailable();
		if (bundles == null) {
			throw problem.of("but this application has no SSL bundles", "Do not exclude SslAutoConfiguration, or set "
					+ this.prefix + "private-key and " + this.prefix + "merchant-certificate instead.");
		}
		return bundles;
	}

	private void requireNothingElse(SslBundleProblem problem) {
		Map<String, @Nullable String> others = new LinkedHashMap<>();
		others.put(this.prefix + SERIAL_NUMBER, this.properties.merchantSerialNumber());
		others.put(this.prefix + CERTIFICATE, this.properties.merchantCertificate());
		others.put(this.prefix + PRIVATE_KEY, this.properties.privateKey());
		others.put(this.prefix + "private-key-password", this.properties.privateKeyPassword());
		others.values().removeIf((value) -> !StringUtils.hasText(value));
		if (!others.isEmpty()) {
			String names = String.join(" and ", List.copyOf(others.keySet()));
			throw problem.of("but " + names + ((others.size() > 1) ? " are" : " is") + " set as well",
					"Remove " + this.prefix + "ssl-bundle or " + names + ". The bundle holds key and certificate.");
		}
	}

	private String required(String property, @Nullable String value, String action) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidWechatPayPropertyException(this.prefix + property, "is not set", action);
		}
		return value.strip();
	}

}
