package io.github.wechatpay.complaint.crypto;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PemReader#readPublicKey}.
 */
class PublicKeyReaderTests {

	private static final String KEY = GoldenValues.text("platform.pub.pem");

	private final PemReader reader = new PemReader();

	@Test
	void publicKeyVerifiesWhatItsPrivateKeySigned() {
		assertPlatformKey(KEY);
	}

	@Test
	void linesMayEndTheWindowsWayAndHaveTextAround() {
		assertPlatformKey("downloaded today\r\n" + KEY.replace("\n", "\r\n") + "bye");
	}

	@Test
	void firstOfSeveralBlocksCounts() {
		assertPlatformKey(KEY + GoldenValues.text("ec.pub.pem"));
	}

	@ParameterizedTest
	@CsvSource({ "platform.cert.pem, holds a certificate where a public key belongs",
			"merchant.key.pem, holds a private key where a public key belongs",
			"merchant.key.pkcs1.pem, holds a private key where a public key belongs",
			"merchant.key.pbes1-3des.pem, holds a private key where a public key belongs",
			"merchant.key.pkcs1-aes256.pem, holds a private key where a public key belongs",
			"ec.pub.pem, holds a public key that is not RSA" })
	void messageSaysWhatWasFoundInstead(String name, String message) {
		assertThatExceptionOfType(KeyMaterialException.class)
			.isThrownBy(() -> this.reader.readPublicKey(GoldenValues.text(name)))
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.getAction()).contains("-----BEGIN PUBLIC KEY-----"))
			.satisfies(Secrecy::assertNoneIn);
	}

	@Test
	void everyTruncationIsDamage() {
		for (int length = 0; length < KEY.indexOf("-----END"); length++) {
			String truncated = KEY.substring(0, length);
			assertThatExceptionOfType(KeyMaterialException.class).isThrownBy(() -> this.reader.readPublicKey(truncated))
				.withMessage("is not readable as PEM: the block is damaged or incomplete");
		}
	}

	private void assertPlatformKey(String pem) {
		RsaVerifier verifier = new RsaVerifier(this.reader.readPublicKey(pem));
		assertThat(verifier.verify(GoldenValues.signature("response"), GoldenValues.bytes("response.message")))
			.isTrue();
	}

}
