package io.github.wechatpay.complaint.autoconfigure;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.CertificateReader;
import io.github.wechatpay.complaint.crypto.KeyMaterialException;
import io.github.wechatpay.complaint.crypto.PemSource;
import io.github.wechatpay.complaint.crypto.PrivateKeyReader;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Reads keys and certificates from the values of properties, and names the property when
 * it cannot.
 */
final class ConfiguredKeyReader {

	private final PemSource pemSource;

	ConfiguredKeyReader(ResourceLoader resourceLoader) {
		this.pemSource = new PemSource(resourceLoader);
	}

	PrivateKey privateKey(String property, String value, @Nullable String password) {
		return read(property, value, (pem) -> new PrivateKeyReader().read(pem, password));
	}

	X509Certificate certificate(String property, String value) {
		return read(property, value, new CertificateReader()::read);
	}

	PlatformKey publicKey(String property, String value, String id) {
		return read(property, value, (pem) -> PlatformKey.ofPublicKey(id, pem));
	}

	@Nullable ApiV3Key apiV3Key(String property, @Nullable String value) {
		return StringUtils.hasText(value) ? translate(property, () -> ApiV3Key.of(value)) : null;
	}

	private <T> T read(String property, String value, Function<String, T> reader) {
		return translate(property, () -> reader.apply(this.pemSource.read(value)));
	}

	private static <T> T translate(String property, Supplier<T> reader) {
		try {
			return reader.get();
		}
		catch (KeyMaterialException ex) {
			throw new InvalidWechatPayPropertyException(property, ex.getMessage(), ex.getAction(), ex);
		}
	}

}
