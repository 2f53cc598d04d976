package io.github.wechatpay.complaint.emulator.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.crypto.AeadAes256Gcm;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificate;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificates;

/**
 * Lists the platform certificates, encrypted with the APIv3 key.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
final class CertificatesEndpoint {

	private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
		.withZone(ZoneOffset.ofHours(8));

	private static final String ASSOCIATED_DATA = "certificate";

	private static final int NONCE_LENGTH = 12;

	private final PlatformCertificates certificates;

	private final boolean available;

	private final AeadAes256Gcm cipher;

	private final RandomText random;

	private final JsonBodies json;

	CertificatesEndpoint(PlatformCertificates certificates, boolean available, AeadAes256Gcm cipher, RandomText random,
			JsonBodies json) {
		this.certificates = certificates;
		this.available = available;
		this.cipher = cipher;
		this.random = random;
		this.json = json;
	}

	Answer list(Request request) {
		if (!this.available) {
			throw new ApiException(404, "RESOURCE_NOT_EXISTS", "无可用的平台证书，请使用微信支付公钥");
		}
		Object body = Map.of("data", this.certificates.listed().stream().map(this::entry).toList());
		return Answer.of(200, "application/json; charset=utf-8", this.json.writeUnusually(body));
	}

	private Map<String, Object> entry(PlatformCertificate certificate) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("effective_time", format(certificate.effectiveTime()));
		entry.put("encrypt_certificate", encrypt(certificate.pem()));
		entry.put("expire_time", format(certificate.expireTime()));
		entry.put("serial_no", certificate.serialNumber());
		return entry;
	}

	private Map<String, String> encrypt(String pem) {
		String nonce = this.random.hex(NONCE_LENGTH);
		Map<String, String> encrypted = new LinkedHashMap<>();
		encrypted.put("algorithm", "AEAD_AES_256_GCM");
		encrypted.put("associated_data", ASSOCIATED_DATA);
		encrypted.put("ciphertext", this.cipher.encrypt(pem, nonce, ASSOCIATED_DATA));
		encrypted.put("nonce", nonce);
		return encrypted;
	}

	private static String format(Instant time) {
		return RFC_3339.format(time);
	}

}
