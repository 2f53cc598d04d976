package io.github.wechatpay.complaint.testing;

import java.util.Collection;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that no text gives away what is secret.
 */
public final class Secrecy {

	private static final int TELLING_LENGTH = 24;

	private static final Pattern SIGNATURE = Pattern.compile("signature=[\"'][A-Za-z0-9+/=]{32}");

	private Secrecy() {
	}

	/**
	 * Check a failure and all that caused it or was suppressed by it.
	 * @param failure the failure
	 * @param secrets what must not be in any text
	 */
	public static void check(Throwable failure, Collection<String> secrets) {
		check(failure.toString(), secrets);
		if (failure.getCause() != null) {
			check(failure.getCause(), secrets);
		}
		for (Throwable suppressed : failure.getSuppressed()) {
			check(suppressed, secrets);
		}
	}

	/**
	 * Check a text.
	 * @param text the text
	 * @param secrets what must not be in it, not even a telling piece of it
	 */
	public static void check(String text, Collection<String> secrets) {
		assertThat(text).doesNotContain("BEGIN PRIVATE KEY").doesNotContainPattern(SIGNATURE);
		for (String secret : secrets) {
			String line = secret.replaceAll("-----[A-Z ]+-----|\\s", "");
			for (int start = 0; start + TELLING_LENGTH <= line.length(); start += TELLING_LENGTH) {
				assertThat(text).doesNotContain(line.substring(start, start + TELLING_LENGTH));
			}
		}
	}

}
