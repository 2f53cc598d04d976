package io.github.wechatpay.complaint.crypto;

import java.util.Arrays;
import java.util.Base64;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ApiV3Key}.
 */
class ApiV3KeyTests {

	private static final String ALTERED = "The ciphertext was not encrypted with the configured APIv3 key, "
			+ "or was altered";

	private static final String CIPHERTEXT = GoldenValues.text("aead.ciphertext");

	private final ApiV3Key key = ApiV3Key.of(GoldenValues.API_V3_KEY);

	@Test
	void decryptsWhatNodeEncrypted() {
		assertThat(this.key.decrypt(GoldenValues.AEAD_NONCE, GoldenValues.AEAD_ASSOCIATED_DATA, CIPHERTEXT))
			.isEqualTo(GoldenValues.bytes("aead.plaintext"));
	}

	@ParameterizedTest
	@NullAndEmptySource
	void absentAssociatedDataIsTheSameAsEmpty(@Nullable String associatedData) {
		assertThat(this.key.decrypt(GoldenValues.AEAD_NONCE, associatedData,
				GoldenValues.text("aead-without-associated-data.ciphertext")))
			.isEqualTo(GoldenValues.bytes("aead.plaintext"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "complaint ", "Complaint", "certificate" })
	void otherAssociatedDataIsRefused(String associatedData) {
		assertRefused(GoldenValues.AEAD_NONCE, associatedData, CIPHERTEXT, ALTERED);
	}

	@Test
	void otherNonceIsRefused() {
		assertRefused("fdasflkja485", GoldenValues.AEAD_ASSOCIATED_DATA, CIPHERTEXT, ALTERED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "fdasflkja48", "fdasflkja4845", "fdasflkja48\u4e00" })
	void nonceOfAnotherLengthIsRefused(String nonce) {
		assertThatExceptionOfType(DecryptionException.class)
			.isThrownBy(() -> this.key.decrypt(nonce, GoldenValues.AEAD_ASSOCIATED_DATA, CIPHERTEXT))
			.withMessageMatching("The nonce has \\d+ bytes instead of 12");
	}

	@Test
	void ciphertextAlteredAnywhereIsRefused() {
		byte[] bytes = Base64.getDecoder().decode(CIPHERTEXT);
		for (int i = 0; i < bytes.length; i++) {
			byte[] altered = bytes.clone();
			altered[i] ^= 1;
			assertRefused(GoldenValues.AEAD_NONCE, GoldenValues.AEAD_ASSOCIATED_DATA,
					Base64.getEncoder().encodeToString(altered), ALTERED);
		}
	}

	@Test
	void truncatedCiphertextIsRefused() {
		byte[] bytes = Base64.getDecoder().decode(CIPHERTEXT);
		for (int length = 0; length < bytes.length; length++) {
			byte[] truncated = Arrays.copyOf(bytes, length);
			assertRefused(GoldenValues.AEAD_NONCE, GoldenValues.AEAD_ASSOCIATED_DATA,
					Base64.getEncoder().encodeToString(truncated), ALTERED);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "not base64", "A", "====", "_-_-", "\u6295\u8bc9" })
	void textThatIsNotBase64IsRefused(String ciphertext) {
		assertRefused(GoldenValues.AEAD_NONCE, GoldenValues.AEAD_ASSOCIATED_DATA, ciphertext,
				"The ciphertext is not base64");
	}

	@Test
	void otherKeyIsRefused() {
		ApiV3Key other = ApiV3Key.of("V" + GoldenValues.API_V3_KEY.substring(1));
		assertThatExceptionOfType(DecryptionException.class)
			.isThrownBy(() -> other.decrypt(GoldenValues.AEAD_NONCE, GoldenValues.AEAD_ASSOCIATED_DATA, CIPHERTEXT))
			.withMessage(ALTERED)
			.satisfies(Secrecy::assertNoneIn);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0123456789abcdef", "0123456789abcdefGHIJKLMNOPQRSTU",
			"0123456789abcdefGHIJKLMNOPQRSTUVW", "0123456789abcdefGHIJKLMNOPQRSTU\u4e00" })
	void keyOfAnotherLengthIsRefused(String text) {
		assertThatExceptionOfType(KeyMaterialException.class).isThrownBy(() -> ApiV3Key.of(text))
			.withMessageMatching("has \\d+ bytes, but an APIv3 key has exactly 32")
			.satisfies((ex) -> assertThat(ex.getAction()).endsWith(".").doesNotContain("0123456789"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"", "'" })
	void quotesAroundTheKeyAreTold(String quote) {
		assertThatExceptionOfType(KeyMaterialException.class)
			.isThrownBy(() -> ApiV3Key.of(quote + GoldenValues.API_V3_KEY + quote))
			.withMessage("has quotes around it, which count as part of the key")
			.satisfies(Secrecy::assertNoneIn)
			.satisfies((ex) -> assertThat(ex.getAction()).startsWith("Remove the quotes."));
	}

	@Test
	void lengthIsThatOfTheBytes() {
		assertThat(ApiV3Key.of("\u4e00".repeat(10) + "ab")).isNotNull();
	}

	@Test
	void textDoesNotShowTheKey() {
		assertThat(this.key.toString()).isEqualTo("ApiV3Key[****]");
	}

	private void assertRefused(String nonce, String associatedData, String ciphertext, String message) {
		assertThatExceptionOfType(DecryptionException.class)
			.isThrownBy(() -> this.key.decrypt(nonce, associatedData, ciphertext))
			.withMessage(message)
			.satisfies(Secrecy::assertNoneIn);
	}

}
