package io.github.wechatpay.complaint.client;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.EncryptedResource;
import io.github.wechatpay.complaint.crypto.KeyMaterialException;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The list of platform certificates. Each is encrypted with the APIv3 key, so that only
 * WeChat Pay can have put it there.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
record CertificateList(@Nullable List<@Nullable Entry> data) {

	private static final Log logger = LogFactory.getLog(CertificateList.class);

	static CertificateList read(WechatPayJson json, byte[] body) {
		return json.read(body, CertificateList.class, CertificateList::unusable);
	}

	List<PlatformKey> decrypt(ApiV3Key apiV3Key) {
		List<@Nullable Entry> entries = (this.data != null) ? this.data : List.of();
		List<PlatformKey> keys = entries.stream()
			.filter(Objects::nonNull)
			.filter(Entry::isSupported)
			.map((entry) -> entry.decrypt(apiV3Key))
			.toList();
		if (keys.isEmpty()) {
			throw unusable("it lists no certificate that can be decrypted");
		}
		return keys;
	}

	private static WechatPayResponseException unusable(String problem) {
		return new WechatPayResponseException("The list of platform certificates cannot be used: " + problem + ".",
				null);
	}

	/**
	 * One certificate of the list.
	 */
	record Entry(@Nullable String serialNo, @Nullable String expireTime,
			@Nullable EncryptedResource encryptCertificate) {

		// one that is encrypted in a new way must not cost the others
		boolean isSupported() {
			boolean supported = this.encryptCertificate != null && this.encryptCertificate.isSupported();
			if (!supported) {
				logger.warn("A platform certificate was skipped, since it has no encrypt_certificate, or is not "
						+ "encrypted with AEAD_AES_256_GCM");
			}
			return supported;
		}

		PlatformKey decrypt(ApiV3Key apiV3Key) {
			if (this.serialNo == null || this.serialNo.isBlank() || this.expireTime == null) {
				throw unusable("a certificate has no serial_no or no expire_time");
			}
			PlatformKey key = read(Objects.requireNonNull(this.encryptCertificate).decrypt(apiV3Key));
			if (!key.serialNumber().equals(SerialNumber.of(this.serialNo))) {
				throw unusable("the certificate announced with another serial number is " + key.serialNumber());
			}
			return key.expiringAt(parse(this.expireTime));
		}

		private static Instant parse(String time) {
			try {
				return OffsetDateTime.parse(time).toInstant();
			}
			catch (DateTimeException ex) {
				throw unusable("an expire_time is not a time");
			}
		}

		private static PlatformKey read(byte[] pem) {
			try {
				return PlatformKey.ofCertificate(new String(pem, StandardCharsets.UTF_8));
			}
			catch (KeyMaterialException ex) {
				throw unusable("an entry " + ex.getMessage());
			}
		}

	}

}
