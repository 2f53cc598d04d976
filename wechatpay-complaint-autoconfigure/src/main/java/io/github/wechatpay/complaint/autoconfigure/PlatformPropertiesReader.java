package io.github.wechatpay.complaint.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Makes platform keys of the properties that describe them.
 */
final class PlatformPropertiesReader {

	private static final String PUBLIC_KEY_ID = "wechatpay.platform.public-key-id";

	private static final String PUBLIC_KEY = "wechatpay.platform.public-key";

	private final WechatPayProperties.Platform properties;

	private final ConfiguredKeyReader keyReader;

	PlatformPropertiesReader(WechatPayProperties.Platform properties, ConfiguredKeyReader keyReader) {
		this.properties = properties;
		this.keyReader = keyReader;
	}

	List<PlatformKey> read(SerialNumber merchantSerialNumber) {
		List<PlatformKey> keys = new ArrayList<>();
		PlatformKey publicKey = readPublicKey();
		if (publicKey != null) {
			keys.add(publicKey);
		}
		keys.addAll(readCertificates(merchantSerialNumber));
		return List.copyOf(keys);
	}

	private @Nullable PlatformKey readPublicKey() {
		String id = this.properties.getPublicKeyId();
		String publicKey = this.properties.getPublicKey();
		if (!StringUtils.hasText(id) && !StringUtils.hasText(publicKey)) {
			return null;
		}
		if (!StringUtils.hasText(publicKey)) {
			throw new InvalidWechatPayPropertyException(PUBLIC_KEY,
					"is not set, but wechatpay.platform.public-key-id is",
					"Set it to the location of the WeChat Pay public key (pub_key.pem).");
		}
		if (!StringUtils.hasText(id)) {
			throw new InvalidWechatPayPropertyException(PUBLIC_KEY_ID,
					"is not set, but wechatpay.platform.public-key is",
					"Set it to the id that the merchant platform shows beside the public key (PUB_KEY_ID_…).");
		}
		requirePublicKeyId(id);
		return this.keyReader.publicKey(PUBLIC_KEY, publicKey, id);
	}

	private List<PlatformKey> readCertificates(SerialNumber merchantSerialNumber) {
		List<PlatformKey> keys = new ArrayList<>();
		for (int i = 0; i < this.properties.getCertificates().size(); i++) {
			String property = "wechatpay.platform.certificates[" + i + "]";
			PlatformKey key = PlatformKey
				.of(this.keyReader.certificate(property, this.properties.getCertificates().get(i)));
			requireNotMerchants(property, key, merchantSerialNumber);
			keys.add(key);
		}
		return keys;
	}

	private static void requirePublicKeyId(String id) {
		if (!SerialNumber.of(id).isPublicKeyId()) {
			throw new InvalidWechatPayPropertyException(PUBLIC_KEY_ID, "is '" + id + "', which is not a public key id",
					"Set it to the id that the merchant platform shows beside the public key, "
							+ "which starts with PUB_KEY_ID_.");
		}
	}

	private static void requireNotMerchants(String property, PlatformKey key, SerialNumber merchantSerialNumber) {
		if (key.serialNumber().equals(merchantSerialNumber)) {
			throw new InvalidWechatPayPropertyException(property,
					"has the serial number of the merchant's own certificate, " + merchantSerialNumber,
					"Use the certificate of WeChat Pay, not apiclient_cert.pem.");
		}
	}

}
