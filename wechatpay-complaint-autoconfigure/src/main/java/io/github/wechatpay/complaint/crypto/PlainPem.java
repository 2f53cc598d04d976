package io.github.wechatpay.complaint.crypto;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * PEM text as the merchant platform hands it out: base64 between two lines, and nothing
 * else. It is read without Bouncy Castle, whose signed jars take longer to load than most
 * applications take to create their beans.
 */
final class PlainPem {

	private static final Pattern FIRST_BLOCK = Pattern
		.compile("-----BEGIN ([A-Z0-9 ]+)-----\\R([A-Za-z0-9+/=\\s]+)\\R-----END \\1-----");

	private PlainPem() {
	}

	/**
	 * Return the content of the first block.
	 * @param label what the block must be called
	 * @return the DER bytes, or {@code null} if this is for a reader that knows more
	 */
	static byte @Nullable [] decode(String pem, String label) {
		Matcher block = FIRST_BLOCK.matcher(pem);
		int begin = pem.indexOf("-----BEGIN ");
		if (begin == -1 || !block.find(begin) || block.start() != begin || !block.group(1).equals(label)) {
			return null;
		}
		try {
			return Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
