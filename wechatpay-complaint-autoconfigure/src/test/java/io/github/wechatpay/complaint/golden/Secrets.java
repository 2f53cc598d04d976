package io.github.wechatpay.complaint.golden;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tells whether a text gives away a piece of the golden keys.
 */
public final class Secrets {

	private static final int TELLING_LENGTH = 12;

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{" + TELLING_LENGTH + ",}");

	private static final String KEYS = String.join("\n",
			List.of("merchant.key.pem", "merchant.key.pkcs1.pem", "merchant.key.pbes1-3des.pem",
					"merchant.key.pbes2-aes128-sha1.pem", "merchant.key.pbes2-aes256-sha256.pem",
					"merchant.key.pkcs1-aes256.pem", "merchant.key.scrypt.pem", "other.key.pem", "ec.key.pem",
					"ec.key.sec1.pem", "ec.key.encrypted.pem")
				.stream()
				.map(Secrets::withoutHeaders)
				.toList());

	private Secrets() {
	}

	/**
	 * Assert that neither the message of a failure nor that of any of its causes contains
	 * a secret.
	 * @param failure the failure
	 */
	public static void assertNoneIn(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			assertNoneIn(cause.toString());
		}
	}

	/**
	 * Assert that a text contains no secret.
	 * @param text the text
	 */
	public static void assertNoneIn(String text) {
		assertThat(text).doesNotContain(GoldenValues.PASSWORD, GoldenValues.API_V3_KEY);
		Matcher matcher = BASE64.matcher(text);
		while (matcher.find()) {
			for (int start = matcher.start(); start <= matcher.end() - TELLING_LENGTH; start++) {
				assertThat(KEYS.contains(text.substring(start, start + TELLING_LENGTH))).as(text).isFalse();
			}
		}
	}

	private static String withoutHeaders(String name) {
		return GoldenValues.text(name).replaceAll("(?m)^.*[:-].*$", "").replaceAll("\\s", "");
	}

}
