package io.github.wechatpay.complaint.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RsaDecryptor}, with ciphertexts made by OpenSSL.
 */
class RsaDecryptorTests {

	private static final String PHONE = GoldenValues.text("payer-phone.plaintext");

	private final RsaDecryptor decryptor = new RsaDecryptor(key("merchant.key.pem"));

	@Test
	void decryptsWhatOpenSslEncrypted() {
		assertThat(this.decryptor.decrypt(GoldenValues.text("payer-phone.oaep.ciphertext"))).isEqualTo(PHONE);
	}

	@Test
	void decryptsOldPaddingOnlyWhenAskedTo() {
		String ciphertext = GoldenValues.text("payer-phone.pkcs1.ciphertext");
		assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> this.decryptor.decrypt(ciphertext));
		assertThat(this.decryptor.decryptLegacy(ciphertext)).isEqualTo(PHONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "payer-phone.oaep-sha256.ciphertext", "payer-phone.pkcs1.ciphertext" })
	void anotherPaddingDoesNotTellWhatIsWrongWithIt(String name) {
		assertThatExceptionOfType(DecryptionException.class)
			.isThrownBy(() -> this.decryptor.decrypt(GoldenValues.text(name)))
			.withMessageContaining("not encrypted for the merchant's certificate")
			.withNoCause();
	}

	@Test
	void anotherKeyFails() {
		assertThatExceptionOfType(DecryptionException.class).isThrownBy(
				() -> new RsaDecryptor(key("other.key.pem")).decrypt(GoldenValues.text("payer-phone.oaep.ciphertext")))
			.satisfies(Secrecy::assertNoneIn);
	}

	// the documented sample is half as long as any ciphertext of a key of 2048 bits
	@ParameterizedTest
	@ValueSource(strings = { "", "?", "+852 5123 4567", "AAAA",
			"Qe41VhP/sGdNeTHMQGlxCWiUyHu6XNO9GCYln2Luv4HhwJzZBfcL12sB+PgZcS5NhePBog30NgJ1xRaK+gbGDKwpg==" })
	void anythingElseFails(String ciphertext) {
		assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> this.decryptor.decrypt(ciphertext));
		assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> this.decryptor.decryptLegacy(ciphertext));
	}

	@Test
	void keyOfAnotherKindFails() throws GeneralSecurityException {
		PrivateKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
		assertThatExceptionOfType(DecryptionException.class)
			.isThrownBy(() -> new RsaDecryptor(key).decrypt(GoldenValues.text("payer-phone.oaep.ciphertext")));
	}

	@Test
	void textHasNoKey() {
		assertThat(this.decryptor).hasToString("RsaDecryptor[****]");
	}

	private static PrivateKey key(String name) {
		return new PemReader().readPrivateKey(GoldenValues.text(name), null);
	}

}
