package io.github.wechatpay.complaint.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the list of platform certificates as it is documented.
 */
public final class CertificateList {

	private static final String NONCE = "61f9c719728a";

	private CertificateList() {
	}

	/**
	 * Return the body of the answer.
	 * @param certificates what to list
	 * @return JSON
	 */
	public static byte[] of(IssuedCertificate... certificates) {
		return of(Arrays.stream(certificates).map(CertificateList::entry).toList());
	}

	/**
	 * Return the body of the answer.
	 * @param entries what to list
	 * @return JSON
	 */
	public static byte[] of(List<?> entries) {
		return JsonMapper.shared().writeValueAsBytes(Map.of("data", entries));
	}

	/**
	 * Return one entry of the list, to be changed as the test likes.
	 * @param certificate the certificate
	 * @return the fields
	 */
	public static Map<String, Object> entry(IssuedCertificate certificate) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("serial_no", certificate.serialNumber());
		entry.put("effective_time", "2020-06-08T10:34:56+08:00");
		entry.put("expire_time", certificate.notAfter().toString());
		entry.put("encrypt_certificate", encrypted(certificate.pem(), PlatformSigner.API_V3_KEY, "certificate"));
		return entry;
	}

	/**
	 * Encrypt a text.
	 * @param text the text
	 * @param apiV3Key the key
	 * @param associatedData the associated data, if any
	 * @return the fields of {@code encrypt_certificate}
	 */
	public static Map<String, Object> encrypted(String text, String apiV3Key, @Nullable String associatedData) {
		Map<String, Object> encrypted = new LinkedHashMap<>();
		encrypted.put("algorithm", "AEAD_AES_256_GCM");
		encrypted.put("nonce", NONCE);
		if (associatedData != null) {
			encrypted.put("associated_data", associatedData);
		}
		byte[] ciphertext = PlatformSigner.encrypt(apiV3Key, NONCE, (associatedData != null) ? associatedData : "",
				text.getBytes(StandardCharsets.UTF_8));
		encrypted.put("ciphertext", Base64.getEncoder().encodeToString(ciphertext));
		return encrypted;
	}

}
