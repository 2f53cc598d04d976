package io.github.wechatpay.complaint.emulator.api;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.crypto.AeadAes256Gcm;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificate;

/**
 * Lists the platform certificates, encrypted with the APIv3 key.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
final class CertificatesEndpoint {

	private static final String ASSOCIATED_DATA = "certificate";

	private static final int NONCE_LENGTH = 12;

	private final boolean available;

	private final RandomText random;

	private final JsonBodies json;

	CertificatesEndpoint(boolean available, RandomText random, JsonBodies json) {
		this.available = available;
		this.random = random;
		this.json = json;
	}

	Answer list(ApiCall call) {
		if (!this.available) {
			throw new ApiException(404, "RESOURCE_NOT_EXISTS", ErrorTexts.NO_CERTIFICATES);
		}
		AeadAes256Gcm cipher = new AeadAes256Gcm(call.merchant().account().apiV3Key());
		return Answers.ok(this.json,
				Map.of("data",
						call.merchant()
							.certificates()
							.listed()
							.stream()
							.map((certificate) -> entry(certificate, cipher))
							.toList()));
	}

	private Map<String, Object> entry(PlatformCertificate certificate, AeadAes256Gcm cipher) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("effective_time", PlatformTime.format(certificate.effectiveTime()));
		entry.put("encrypt_certificate", encrypt(certificate.pem(), cipher));
		entry.put("expire_time", PlatformTime.format(certificate.expireTime()));
		entry.put("serial_no", certificate.serialNumber());
		return entry;
	}

	private Map<String, String> encrypt(String pem, AeadAes256Gcm cipher) {
		String nonce = this.random.hex(NONCE_LENGTH);
		Map<String, String> encrypted = new LinkedHashMap<>();
		encrypted.put("algorithm", "AEAD_AES_256_GCM");
		encrypted.put("associated_data", ASSOCIATED_DATA);
		encrypted.put("ciphertext", cipher.encrypt(pem, nonce, ASSOCIATED_DATA));
		encrypted.put("nonce", nonce);
		return encrypted;
	}

}
