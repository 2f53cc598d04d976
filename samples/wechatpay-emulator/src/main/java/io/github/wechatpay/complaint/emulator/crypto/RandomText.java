package io.github.wechatpay.complaint.emulator.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Random text in the alphabets the protocol uses.
 */
public final class RandomText {

	private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final String HEX = "0123456789abcdef";

	private static final String DIGITS = "0123456789";

	private static final int SERIAL_NUMBER_BITS = 159;

	private final SecureRandom random;

	/**
	 * Create a source of random text.
	 * @param random where the randomness comes from
	 */
	public RandomText(SecureRandom random) {
		this.random = random;
	}

	/**
	 * Return random letters and digits.
	 * @param length how many
	 * @return the text
	 */
	public String alphanumeric(int length) {
		return pick(ALPHANUMERIC, length);
	}

	/**
	 * Return random lower case hexadecimal digits.
	 * @param length how many
	 * @return the text
	 */
	public String hex(int length) {
		return pick(HEX, length);
	}

	/**
	 * Return random decimal digits.
	 * @param length how many
	 * @return the text
	 */
	public String digits(int length) {
		return pick(DIGITS, length);
	}

	/**
	 * Return a random certificate serial number. It fits the twenty octets X.509 allows
	 * for a positive number, and may be short enough to be written with a leading zero.
	 * @return the serial number
	 */
	public BigInteger serialNumber() {
		return new BigInteger(SERIAL_NUMBER_BITS, this.random).max(BigInteger.ONE);
	}

	private String pick(String alphabet, int length) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

}
