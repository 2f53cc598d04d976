package io.github.wechatpay.complaint.emulator.identity;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How serial numbers of certificates are written and compared.
 */
public final class SerialNumbers {

	private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,40}");

	private SerialNumbers() {
	}

	/**
	 * Write a serial number the way the platform does.
	 * @param serialNumber the number
	 * @return forty upper case hexadecimal digits
	 */
	public static String format(BigInteger serialNumber) {
		return String.format(Locale.ROOT, "%040X", serialNumber);
	}

	/**
	 * Tell whether two texts are the same serial number. They are compared as numbers,
	 * because some clients lose a leading zero.
	 * @param serialNumber the one, hexadecimal
	 * @param other the other, which may be anything
	 * @return whether they are the same
	 */
	public static boolean same(String serialNumber, String other) {
		return HEX.matcher(other).matches() && new BigInteger(serialNumber, 16).equals(new BigInteger(other, 16));
	}

}
