package io.github.wechatpay.complaint.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link PemSource}.
 */
class PemSourceTests {

	private static final String KEY = GoldenValues.text("merchant.key.pem");

	private final PemSource source = new PemSource(new DefaultResourceLoader());

	@TempDir
	private Path directory;

	@Test
	void textIsTakenAsItIs() {
		assertThat(this.source.read(KEY)).isEqualTo(KEY);
	}

	@Test
	void locationOnTheClassPathIsRead() {
		assertThat(this.source.read(GoldenValues.location("merchant.key.pem"))).isEqualTo(KEY);
		assertThat(this.source.read("io/github/wechatpay/complaint/golden/merchant.key.pem")).isEqualTo(KEY);
	}

	@Test
	void locationInTheFileSystemIsRead() throws IOException {
		assertThat(this.source.read(file(KEY))).isEqualTo(KEY);
	}

	@Test
	void blanksAroundLocationAreIgnored() {
		assertThat(this.source.read(" " + GoldenValues.location("merchant.key.pem") + "\n")).isEqualTo(KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\n", "\\r\\n" })
	void escapedLineBreaksCount(String lineBreak) {
		String pem = this.source.read(KEY.replace("\n", lineBreak));
		assertThat(pem).isEqualTo(KEY);
	}

	@Test
	void escapedLineBreaksCountInFilesToo() throws IOException {
		assertThat(this.source.read(file(KEY.replace("\n", "\\n")))).isEqualTo(KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pem", "merchant.key.pkcs1.pem" })
	void lineBreaksThatWereLostArePutBack(String name) {
		String pem = GoldenValues.text(name);
		PrivateKey expected = TestKeys.privateKey(pem, null);
		for (String separator : new String[] { " ", "" }) {
			assertThat(TestKeys.privateKey(this.source.read(pem.replace("\n", separator)), null)).isEqualTo(expected);
		}
	}

	@Test
	void certificatesThatLostTheirLineBreaksAreKeptApart() {
		String certificate = GoldenValues.text("merchant.cert.pem");
		String chain = (certificate + GoldenValues.text("platform.cert.pem")).replace("\n", " ");
		assertThat(new PemReader().readCertificate(this.source.read(chain)))
			.isEqualTo(new PemReader().readCertificate(certificate));
	}

	@Test
	void keyStoreIsTold() {
		assertFailure(GoldenValues.location("apiclient_cert.p12"))
			.isEqualTo("names a key store, which is not a PEM file");
	}

	@Test
	void base64WithoutArmourIsTold() {
		assertFailure(GoldenValues.bareBase64("merchant.key.pem")).isEqualTo("is base64 without PEM armour");
		assertFailure(KEY.replaceAll("-----[^-]+-----\n", "")).isEqualTo("is base64 without PEM armour");
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:/no/such/apiclient_key.pem", "classpath:no/such/apiclient_key.pem",
			"no/such/apiclient_key.pem", "apiclient_key.pem" })
	void locationThatDoesNotExistIsTold(String location) {
		assertFailure(location).isEqualTo("names a file that cannot be read: " + location);
	}

	@Test
	void emptyFileIsTold() throws IOException {
		assertFailure(file("")).startsWith("names a file that contains no PEM block: file:");
	}

	@Test
	void fileWithoutArmourIsTold() throws IOException {
		assertFailure(file(GoldenValues.bareBase64("merchant.key.pem")))
			.startsWith("names a file that contains no PEM block: file:");
	}

	@Test
	void binaryFileIsTold() throws IOException {
		Path file = Files.write(this.directory.resolve("key.der"), new byte[] { 48, (byte) 0x82, 0, -1, -2 });
		assertFailure(file.toUri().toString()).startsWith("names a file that contains no PEM block: file:");
	}

	@Test
	void directoryIsTold() throws IOException {
		file(KEY);
		assertFailure(this.directory.toUri().toString()).startsWith("names a file that c");
	}

	@ParameterizedTest
	@MethodSource("misplacedKeys")
	void keyThatLooksLikeLocationIsNotShown(String value) {
		assertFailure(value).isNotBlank();
	}

	static String[] misplacedKeys() {
		String base64 = GoldenValues.bareBase64("merchant.key.pem");
		String lines = KEY.replaceAll("-----[^-]+-----\n", "");
		return new String[] { lines.replace("\n", "\\n"), "\"" + base64 + "\"", "base64:" + base64,
				base64.substring(0, 90), base64.replace('+', '-').replace('/', '_'),
				"----BEGIN PRIVATE KEY----\n" + lines, "data:;base64," + base64, base64 + ".", "MII\u4e00" + base64,
				GoldenValues.PASSWORD };
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:1/key.pem", "HTTPS://localhost:1/key.pem", "ftp://localhost:1/key.pem",
			"jar:http://localhost:1/a.jar!/key.pem", "url:http://localhost:1/key.pem" })
	void networkIsNotUsed(String location) {
		assertFailure(location).isEqualTo("names a location that is neither a file nor on the class path");
	}

	@Test
	void fileThatEditorsOfWindowsWroteIsReadable() throws IOException {
		String pem = this.source.read(file("\ufeff" + KEY.replace("\n", "\r\n")));
		assertThat(TestKeys.privateKey(pem, null)).isNotNull();
	}

	@Test
	void textMayBeIndented() {
		String pem = this.source.read(KEY.replaceAll("(?m)^", "    "));
		assertThat(TestKeys.privateKey(pem, null)).isNotNull();
	}

	private String file(String content) throws IOException {
		return Files.writeString(this.directory.resolve("key.pem"), content, StandardCharsets.UTF_8).toUri().toString();
	}

	private AbstractStringAssert<?> assertFailure(String value) {
		KeyMaterialException failure = catchThrowableOfType(KeyMaterialException.class, () -> this.source.read(value));
		assertThat(failure).isNotNull();
		Secrecy.assertNoneIn(failure);
		assertThat(failure.getAction()).endsWith(".");
		return assertThat(failure.getMessage());
	}

}
