package io.github.wechatpay.complaint.crypto;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Names a key: the serial number of an X.509 certificate in hexadecimal, or the id of a
 * WeChat Pay public key ({@code PUB_KEY_ID_…}), as they appear in {@code serial_no} and
 * {@code Wechatpay-Serial}.
 * <p>
 * Serial numbers are equal when they are the same number: a leading zero may be missing
 * on either side, since some implementations print the number and others its bytes.
 * Anything that is not hexadecimal is equal only to the same text.
 */
public final class SerialNumber {

	private static final String PUBLIC_KEY_ID_PREFIX = "PUB_KEY_ID_";

	private final String text;

	private final String canonical;

	private SerialNumber(String text) {
		this.text = text;
		this.canonical = isHexadecimal(text) ? canonical(text) : text;
	}

	/**
	 * Create a serial number from its text.
	 * @param text hexadecimal digits or a public key id
	 * @return the serial number
	 */
	public static SerialNumber of(String text) {
		Assert.hasText(text, "'text' must not be empty");
		return new SerialNumber(text.strip());
	}

	/**
	 * Create the serial number of a certificate.
	 * @param number the number
	 * @return the serial number as OpenSSL and the merchant platform print it: whole
	 * bytes in upper case, so that a leading zero is kept
	 */
	public static SerialNumber of(BigInteger number) {
		String digits = number.toString(16).toUpperCase(Locale.ROOT);
		return new SerialNumber((digits.length() % 2 != 0) ? "0" + digits : digits);
	}

	/**
	 * Return whether this is the serial number of a certificate.
	 * @return {@code true} if there are only hexadecimal digits
	 */
	public boolean isHexadecimal() {
		return isHexadecimal(this.text);
	}

	/**
	 * Return whether this is the id of a WeChat Pay public key.
	 * @return {@code true} if the text starts with {@code PUB_KEY_ID_}
	 */
	public boolean isPublicKeyId() {
		return this.text.startsWith(PUBLIC_KEY_ID_PREFIX) && this.text.length() > PUBLIC_KEY_ID_PREFIX.length();
	}

	private static boolean isHexadecimal(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!HexFormat.isHexDigit(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static String canonical(String hexadecimal) {
		int start = 0;
		while (start < hexadecimal.length() - 1 && hexadecimal.charAt(start) == '0') {
			start++;
		}
		return hexadecimal.substring(start).toUpperCase(Locale.ROOT);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SerialNumber serialNumber && this.canonical.equals(serialNumber.canonical);
	}

	@Override
	public int hashCode() {
		return this.canonical.hashCode();
	}

	/**
	 * Return the text this serial number was made from.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
