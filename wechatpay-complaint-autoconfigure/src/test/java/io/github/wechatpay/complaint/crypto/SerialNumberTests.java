package io.github.wechatpay.complaint.crypto;

import java.math.BigInteger;
import java.util.Set;

import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SerialNumber}.
 */
class SerialNumberTests {

	private static final String LEADING_ZERO = GoldenValues.PLATFORM_SERIAL;

	@Test
	void serialNumbersThatDifferOnlyInLeadingZerosAreEqual() {
		assertThat(SerialNumber.of(LEADING_ZERO)).isEqualTo(SerialNumber.of(LEADING_ZERO.substring(1)))
			.isEqualTo(SerialNumber.of("00" + LEADING_ZERO))
			.hasSameHashCodeAs(SerialNumber.of(LEADING_ZERO.substring(1)));
	}

	@Test
	void serialNumbersThatDifferOnlyInCaseAreEqual() {
		assertThat(SerialNumber.of("0c4aef34")).isEqualTo(SerialNumber.of("C4AEF34"))
			.hasSameHashCodeAs(SerialNumber.of("C4AEF34"));
	}

	@ParameterizedTest
	@CsvSource({ "C4AEF34, C4AEF35", "C4AEF34, C4AEF340", "10, 1", "0, 1", "PUB_KEY_ID_1, PUB_KEY_ID_01",
			"PUB_KEY_ID_AB, PUB_KEY_ID_ab", "PUB_KEY_ID_1, 1", "0X1, 1", "G1, g1" })
	void othersAreNotEqual(String one, String another) {
		assertThat(SerialNumber.of(one)).isNotEqualTo(SerialNumber.of(another)).isNotEqualTo(one).isNotEqualTo(null);
	}

	@Test
	void numberIsPrintedAsOpensslPrintsIt() {
		assertThat(SerialNumber.of(new BigInteger(LEADING_ZERO, 16))).hasToString(LEADING_ZERO)
			.isEqualTo(SerialNumber.of(LEADING_ZERO));
		assertThat(SerialNumber.of(BigInteger.valueOf(0x4A1B))).hasToString("4A1B");
		assertThat(SerialNumber.of(BigInteger.ZERO)).hasToString("00").isEqualTo(SerialNumber.of("0"));
	}

	@Test
	void nothingButZerosIsZero() {
		assertThat(SerialNumber.of("000")).isEqualTo(SerialNumber.of("0")).isNotEqualTo(SerialNumber.of("00G"));
	}

	@Test
	void serialNumbersCanBeLookedUp() {
		assertThat(Set.of(SerialNumber.of(LEADING_ZERO), SerialNumber.of("PUB_KEY_ID_1")))
			.contains(SerialNumber.of(LEADING_ZERO.substring(1)), SerialNumber.of("PUB_KEY_ID_1"));
	}

	@Test
	void textIsKeptAsItWasGiven() {
		assertThat(SerialNumber.of(" 0c4aef34\n")).hasToString("0c4aef34").isEqualTo(SerialNumber.of("C4AEF34"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0123456789abcdefABCDEF", "0C4AEF3487F3B2DAE2C4E3CE6B23B6A1B6A5E8D1" })
	void digitsAreHexadecimal(String text) {
		assertThat(SerialNumber.of(text).isHexadecimal()).isTrue();
		assertThat(SerialNumber.of(text).isPublicKeyId()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0x12", "12:34", "12 34", "-12", "+12", "G", "PUB_KEY_ID_12", "\u0661\u0662",
			"\uff11\uff21", "1\u0000" })
	void othersAreNotHexadecimal(String text) {
		assertThat(SerialNumber.of(text).isHexadecimal()).isFalse();
	}

	@Test
	void publicKeyIdIsToldByItsPrefix() {
		assertThat(SerialNumber.of("PUB_KEY_ID_0119000000012026010100000000001").isPublicKeyId()).isTrue();
		assertThat(SerialNumber.of("PUB_KEY_ID_").isPublicKeyId()).isFalse();
		assertThat(SerialNumber.of("pub_key_id_01").isPublicKeyId()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n" })
	void emptyTextIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> SerialNumber.of(text))
			.withMessage("'text' must not be empty");
	}

	@Test
	void veryLongTextIsCompared() {
		String zeros = "0".repeat(1_000_000);
		assertThat(SerialNumber.of(zeros + "A")).isEqualTo(SerialNumber.of("a"));
	}

}
