package io.github.wechatpay.complaint.autoconfigure;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.KeyMaterialException;
import io.github.wechatpay.complaint.crypto.PemReader;
import io.github.wechatpay.complaint.crypto.PemSource;
import io.github.wechatpay.complaint.crypto.RsaKeyStrength;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Reads keys and certificates from the values of properties, and names the property when
 * it cannot.
 */
final class PropertyKeyReader {

	private final PemSource pemSource;

	private final PemReader pemReader = new PemReader();

	PropertyKeyReader(ResourceLoader resourceLoader) {
		this.pemSource = new PemSource(resourceLoader);
	}

	PrivateKey privateKey(String property, String value, @Nullable String password) {
		return translate(property, () -> {
			PrivateKey key = this.pemReader.readPrivateKey(this.pemSource.read(value), password);
			RsaKeyStrength.require(key);
			return key;
		});
	}

	X509Certificate certificate(String property, String value) {
		return translate(property, () -> this.pemReader.readCertificate(this.pemSource.read(value)));
	}

	PlatformKey platformCertificate(String property, String value) {
		return translate(property, () -> PlatformKey.of(this.pemReader.readCertificate(this.pemSource.read(value))));
	}

	PlatformKey publicKey(String property, String value, String id) {
		return translate(property, () -> PlatformKey.ofPublicKey(id, this.pemSource.read(value)));
	}

	@Nullable ApiV3Key apiV3Key(String property, @Nullable String value) {
		return StringUtils.hasText(value) ? translate(property, () -> ApiV3Key.of(value)) : null;
	}

	private static <T> T translate(String property, Supplier<T> reader) {
		try {
			return reader.get();
		}
		catch (KeyMaterialException ex) {
			throw new InvalidWechatPayPropertyException(property, String.valueOf(ex.getMessage()), ex.getAction(), ex);
		}
	}

}
