package io.github.wechatpay.complaint.client;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.CertificateReader;
import io.github.wechatpay.complaint.crypto.KeyMaterialException;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.json.JsonObject;
import io.github.wechatpay.complaint.json.JsonReader;
import io.github.wechatpay.complaint.platform.PlatformKey;

/**
 * Opens the list of platform certificates. Each of them is encrypted with the APIv3 key,
 * so that only WeChat Pay can have put it there.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
final class CertificateListDecoder {

	private static final String ALGORITHM = "AEAD_AES_256_GCM";

	private static final int SMALLEST_KEY = 2048;

	private final ApiV3Key apiV3Key;

	private final JsonReader jsonReader = new JsonReader();

	private final CertificateReader certificateReader = new CertificateReader();

	CertificateListDecoder(ApiV3Key apiV3Key) {
		this.apiV3Key = apiV3Key;
	}

	List<PlatformKey> decode(byte[] body) {
		List<PlatformKey> keys = parse(body).objects("data").stream().map(this::toPlatformKey).toList();
		if (keys.isEmpty()) {
			throw unusable("it lists no certificate");
		}
		return keys;
	}

	private PlatformKey toPlatformKey(JsonObject entry) {
		String announced = text(entry, "serial_no");
		PlatformKey key = PlatformKey.of(decrypt(entry.object("encrypt_certificate")));
		if (!key.serialNumber().equals(SerialNumber.of(announced))) {
			throw unusable("the certificate announced with another serial number is " + key.serialNumber());
		}
		requireStrong(key);
		return key.expiringAt(parseTime(text(entry, "expire_time")));
	}

	private X509Certificate decrypt(JsonObject encrypted) {
		if (!ALGORITHM.equals(text(encrypted, "algorithm"))) {
			throw unusable("a certificate is not encrypted with " + ALGORITHM);
		}
		byte[] pem = this.apiV3Key.decrypt(text(encrypted, "nonce"), encrypted.text("associated_data"),
				text(encrypted, "ciphertext"));
		try {
			return this.certificateReader.read(new String(pem, StandardCharsets.UTF_8));
		}
		catch (KeyMaterialException ex) {
			throw unusable("an entry " + ex.getMessage());
		}
	}

	private JsonObject parse(byte[] body) {
		return this.jsonReader.read(body).orElseThrow(() -> unusable("it is not a JSON object in UTF-8"));
	}

	private static void requireStrong(PlatformKey key) {
		if (((RSAPublicKey) key.publicKey()).getModulus().bitLength() < SMALLEST_KEY) {
			throw unusable("the key of certificate " + key.serialNumber() + " has less than 2048 bits");
		}
	}

	private static Instant parseTime(String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw unusable("an expire_time is not a time");
		}
	}

	private static String text(JsonObject object, String field) {
		String value = object.text(field);
		if (value == null || value.isBlank()) {
			throw unusable("a certificate has no " + field);
		}
		return value;
	}

	private static WechatPayResponseException unusable(String problem) {
		return new WechatPayResponseException("The list of platform certificates cannot be used: " + problem + ".",
				null);
	}

}
