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

/**
 * Tests for {@link PlainPem}.
 */
class PlainPemTests {

	@Test
	void filesOfTheMerchantPlatformAreReadWithoutBouncyCastle() throws Exception {
		try (URLClassLoader loader = withoutBouncyCastle()) {
			assertThat(read(loader, PrivateKeyReader.class, "merchant.key.pem", String.class)).isNotNull();
			assertThat(read(loader, PublicKeyReader.class, "platform.pub.pem")).isNotNull();
			assertThat(read(loader, CertificateReader.class, "platform.cert.pem")).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pkcs1.pem", "merchant.key.pkcs1-aes256.pem", "merchant.cert.pem" })
	void otherBlocksAreLeftToOthers(String name) {
		assertThat(PlainPem.decode(GoldenValues.text(name), "PRIVATE KEY")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-----BEGIN ", "-----BEGIN A-----\nAAAA\n-----END B-----",
			"-----BEGIN A-----\nAAAAA\n-----END A-----", "-----BEGIN A-----AAAA-----END A-----",
			"-----BEGIN A-----\nno: base64\n-----END A-----" })
	void damagedBlocksAreLeftToOthers(String pem) {
		assertThat(PlainPem.decode(pem, "A")).isNull();
	}

	@Test
	void firstBlockCountsEvenIfItIsDamaged() {
		String pem = "-----BEGIN A-----\n?\n-----END A-----\n-----BEGIN A-----\nAAAA\n-----END A-----\n";
		assertThat(PlainPem.decode(pem, "A")).isNull();
		assertThat(PlainPem.decode(pem.replace('?', '/') + pem, "A")).isNull();
		assertThat(PlainPem.decode(pem.replace("?", "////"), "A")).containsExactly(0xff, 0xff, 0xff);
	}

	private static Object read(ClassLoader loader, Class<?> reader, String name, Class<?>... password)
			throws Exception {
		Class<?> type = Class.forName(reader.getName(), true, loader);
		Class<?>[] parameters = new Class<?>[1 + password.length];
		Arrays.fill(parameters, String.class);
		Object[] arguments = new Object[parameters.length];
		arguments[0] = GoldenValues.text(name);
		return ReflectionUtils.invokeMethod(type.getMethod("read", parameters), type.getConstructor().newInstance(),
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
			throw new IllegalArgumentException(ex);
		}
	}

}
