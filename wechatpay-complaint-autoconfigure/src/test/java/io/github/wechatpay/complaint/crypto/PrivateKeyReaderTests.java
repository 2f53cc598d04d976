package io.github.wechatpay.complaint.crypto;

import java.security.PrivateKey;
import java.util.Random;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link PemReader#readPrivateKey}.
 */
class PrivateKeyReaderTests {

	private static final String KEY = GoldenValues.text("merchant.key.pem");

	private static final String DAMAGED = "is not readable as PEM: the block is damaged or incomplete";

	private final PemReader reader = new PemReader();

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pem", "merchant.key.pkcs1.pem" })
	void keysAreReadWithoutPassword(String name) {
		assertMerchantKey(this.reader.readPrivateKey(GoldenValues.text(name), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pbes2-aes256-sha256.pem", "merchant.key.pbes2-aes128-sha1.pem",
			"merchant.key.pbes1-3des.pem", "merchant.key.scrypt.pem", "merchant.key.pkcs1-aes256.pem" })
	void encryptedKeysAreReadWithTheirPassword(String name) {
		assertMerchantKey(this.reader.readPrivateKey(GoldenValues.text(name), GoldenValues.PASSWORD));
	}

	@Test
	void passwordOfKeyThatIsNotEncryptedIsIgnored() {
		assertMerchantKey(this.reader.readPrivateKey(KEY, GoldenValues.PASSWORD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pem", "merchant.key.pkcs1.pem", "merchant.key.pbes2-aes256-sha256.pem",
			"merchant.key.pkcs1-aes256.pem" })
	void linesMayEndTheWindowsWay(String name) {
		assertMerchantKey(
				this.reader.readPrivateKey(GoldenValues.text(name).replace("\n", "\r\n"), GoldenValues.PASSWORD));
	}

	@Test
	void textAroundTheBlockIsSkipped() {
		String pem = "Bag Attributes\n    friendlyName: Tenpay Certificate\nKey Attributes: <No Attributes>\n" + KEY
				+ "\nsome more text";
		assertMerchantKey(this.reader.readPrivateKey(pem, null));
	}

	@Test
	void base64MayBeOnOneLine() {
		String pem = "-----BEGIN PRIVATE KEY-----\n" + GoldenValues.bareBase64("merchant.key.pem")
				+ "\n-----END PRIVATE KEY-----";
		assertMerchantKey(this.reader.readPrivateKey(pem, null));
	}

	@Test
	void firstOfSeveralBlocksCounts() {
		assertMerchantKey(this.reader
			.readPrivateKey(KEY + GoldenValues.text("merchant.cert.pem") + GoldenValues.text("other.key.pem"), null));
		assertFailure(GoldenValues.text("merchant.cert.pem") + KEY, null)
			.isEqualTo("holds a certificate where a private key belongs");
	}

	@ParameterizedTest
	@CsvSource({ "merchant.cert.pem, holds a certificate where a private key belongs",
			"platform.pub.pem, holds a public key where a private key belongs",
			"ec.pub.pem, holds a public key where a private key belongs",
			"ec.key.pem, holds a private key that is not RSA", "ec.key.sec1.pem, holds a private key that is not RSA",
			"ec.key.encrypted.pem, holds a private key that is not RSA" })
	void messageSaysWhatWasFoundInstead(String name, String message) {
		assertFailure(GoldenValues.text(name), GoldenValues.PASSWORD).isEqualTo(message);
	}

	@Test
	void curveParametersAreNotAPrivateKey() {
		String pem = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
				+ GoldenValues.text("ec.key.sec1.pem");
		assertFailure(pem, null).isEqualTo("holds something else where a private key belongs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pbes2-aes256-sha256.pem", "merchant.key.pbes2-aes128-sha1.pem",
			"merchant.key.pbes1-3des.pem", "merchant.key.pkcs1-aes256.pem" })
	void wrongPasswordIsToldFromDamage(String name) {
		assertFailure(GoldenValues.text(name), "secret-but-wrong")
			.isEqualTo("holds a private key that the given password does not decrypt");
	}

	@ParameterizedTest
	@NullAndEmptySource
	void encryptedKeyNeedsPassword(@Nullable String password) {
		for (String name : new String[] { "merchant.key.pbes2-aes256-sha256.pem", "merchant.key.pkcs1-aes256.pem" }) {
			assertFailure(GoldenValues.text(name), password)
				.isEqualTo("holds an encrypted private key, and there is no password for it");
		}
	}

	@Test
	void everyTruncationIsDamage() {
		for (int length = 0; length < KEY.indexOf("-----END"); length += 7) {
			assertFailure(KEY.substring(0, length), null).isEqualTo(DAMAGED);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pem", "merchant.key.pkcs1.pem", "merchant.key.pbes2-aes256-sha256.pem",
			"merchant.key.pkcs1-aes256.pem" })
	void missingLineIsDamage(String name) {
		String[] lines = GoldenValues.text(name).split("\n");
		lines[lines.length / 2] = "";
		assertFailure(String.join("\n", lines), GoldenValues.PASSWORD).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "no PEM", "-----BEGIN PRIVATE KEY-----",
			"-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
			"-----BEGIN PRIVATE KEY-----\nnot base64!\n-----END PRIVATE KEY-----",
			"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
			"-----BEGIN SOMETHING NEW-----\nAAAA\n-----END SOMETHING NEW-----" })
	void garbageIsDamage(String pem) {
		assertFailure(pem, null).isEqualTo(DAMAGED);
	}

	@Test
	void blockWhoseLinesWereFoldedIsDamage() {
		assertFailure(KEY.replace('\n', ' '), null).isEqualTo(DAMAGED);
	}

	@Test
	void actionTellsWhatToUse() {
		assertThatExceptionOfType(KeyMaterialException.class)
			.isThrownBy(() -> this.reader.readPrivateKey(GoldenValues.text("merchant.cert.pem"), null))
			.satisfies((ex) -> assertThat(ex.getAction()).contains("apiclient_key.pem"));
		assertThatExceptionOfType(KeyMaterialException.class)
			.isThrownBy(() -> this.reader.readPrivateKey(GoldenValues.text("merchant.key.pkcs1-aes256.pem"), "wrong"))
			.satisfies((ex) -> assertThat(ex.getAction()).contains("wechatpay.private-key-password"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pem", "merchant.key.pkcs1.pem", "merchant.key.pbes1-3des.pem",
			"merchant.key.pkcs1-aes256.pem" })
	void damagedKeysFailInNoOtherWay(String name) {
		Random random = new Random(20260101);
		String pem = GoldenValues.text(name);
		for (int i = 0; i < 200; i++) {
			StringBuilder damaged = new StringBuilder(pem);
			for (int flips = random.nextInt(3); flips >= 0; flips--) {
				damaged.setCharAt(random.nextInt(pem.length()), (char) random.nextInt(128));
			}
			try {
				this.reader.readPrivateKey(damaged.toString(), GoldenValues.PASSWORD);
			}
			catch (KeyMaterialException ex) {
				Secrecy.assertNoneIn(ex);
			}
		}
	}

	private AbstractStringAssert<?> assertFailure(String pem, @Nullable String password) {
		KeyMaterialException failure = catchThrowableOfType(KeyMaterialException.class,
				() -> this.reader.readPrivateKey(pem, password));
		assertThat(failure).isNotNull();
		Secrecy.assertNoneIn(failure);
		assertThat(failure.getAction()).endsWith(".");
		return assertThat(failure.getMessage()).doesNotContain("secret-but-wrong");
	}

	private static void assertMerchantKey(PrivateKey key) {
		assertThat(key.getAlgorithm()).isEqualTo("RSA");
		assertThat(new RsaSigner(key).sign(GoldenValues.bytes("request.message")))
			.isEqualTo(GoldenValues.signature("request"));
	}

}
