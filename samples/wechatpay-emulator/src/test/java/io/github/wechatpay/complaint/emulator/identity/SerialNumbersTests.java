package io.github.wechatpay.complaint.emulator.identity;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How serial numbers are written and compared.
 */
class SerialNumbersTests {

	@Test
	void leadingZeroIsWritten() {
		assertThat(SerialNumbers.format(BigInteger.valueOf(0xABCDEF))).isEqualTo("0".repeat(34) + "ABCDEF");
	}

	@Test
	void leadingZeroAndCaseDoNotMatter() {
		assertThat(SerialNumbers.same("0C4AEF34", "c4aef34")).isTrue();
		assertThat(SerialNumbers.same("0C4AEF34", "0C4AEF35")).isFalse();
	}

	@Test
	void whatIsNotHexadecimalIsDifferent() {
		assertThat(SerialNumbers.same("0C4AEF34", "+C4AEF34")).isFalse();
		assertThat(SerialNumbers.same("0C4AEF34", "")).isFalse();
		assertThat(SerialNumbers.same("0C4AEF34", "0".repeat(33) + "C4AEF34")).isTrue();
		assertThat(SerialNumbers.same("0C4AEF34", "0".repeat(34) + "C4AEF34")).isFalse();
	}

}
