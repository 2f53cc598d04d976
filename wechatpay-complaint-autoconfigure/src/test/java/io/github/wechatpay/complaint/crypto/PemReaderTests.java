package io.github.wechatpay.complaint.crypto;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what {@link PemReader} does whatever it reads.
 */
class PemReaderTests {

	private final PemReader reader = new PemReader();

	@Test
	void filesOfTheMerchantPlatformAreReadWithoutBouncyCastle() throws Exception {
		try (URLClassLoader loader = withoutBouncyCastle()) {
			assertThat(read(loader, "readPrivateKey", GoldenValues.text("merchant.key.pem"), null)).isNotNull();
			assertThat(read(loader, "readPublicKey", GoldenValues.text("platform.pub.pem"))).isNotNull();
			assertThat(read(loader, "readCertificate", GoldenValues.text("platform.cert.pem"))).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PUBLIC KEY-----",
			"-----BEGIN PRIVATE KEY-----\nAAAAA\n-----END PRIVATE KEY-----",
			"-----BEGIN PRIVATE KEY-----\nno: base64\n-----END PRIVATE KEY-----" })
	void damagedBlockIsNotReadable(String pem) {
		assertThatExceptionOfType(KeyMaterialException.class).isThrownBy(() -> this.reader.readPrivateKey(pem, null))
			.withMessageMatching("is not readable as PEM.*|holds an RSA private key that cannot be used");
	}

	@Test
	void firstBlockCountsEvenIfItIsDamaged() {
		String damaged = "-----BEGIN PRIVATE KEY-----\n?\n-----END PRIVATE KEY-----\n";
		String pem = damaged + GoldenValues.text("merchant.key.pem");
		assertThatExceptionOfType(KeyMaterialException.class).isThrownBy(() -> this.reader.readPrivateKey(pem, null));
	}

	private static Object read(ClassLoader loader, String method, Object... arguments) throws Exception {
		Class<?> type = Class.forName(PemReader.class.getName(), true, loader);
		Class<?>[] parameters = new Class<?>[arguments.length];
		Arrays.fill(parameters, String.class);
		return ReflectionUtils.invokeMethod(type.getMethod(method, parameters), type.getConstructor().newInstance(),
				arguments);
	}

	private static URLClassLoader withoutBouncyCastle() {
		URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("bcp") && !entry.contains("bcutil"))
			.map((entry) -> toUrl(new File(entry).toURI()))
			.toArray(URL[]::new);
		return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
	}

	private static URL toUrl(URI uri) {
		try {
			return uri.toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
