package io.github.wechatpay.complaint.testing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Checks that no text gives away what is secret, not even a telling piece of it.
 */
public final class Secrecy {

	private static final int TELLING_LENGTH = 12;

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{" + TELLING_LENGTH + ",}");

	private static final Pattern SIGNATURE = Pattern.compile("signature=[\"'][A-Za-z0-9+/=]{32}");

	private final Set<String> pieces = new HashSet<>();

	private Secrecy(Collection<String> secrets) {
		for (String secret : secrets) {
			String line = secret.replaceAll("(?m)^.*[:-].*$", "").replaceAll("\\s", "");
			for (int start = 0; start <= line.length() - TELLING_LENGTH; start++) {
				this.pieces.add(line.substring(start, start + TELLING_LENGTH));
			}
		}
	}

	/**
	 * Check a failure and all that caused it for the golden keys and passwords.
	 * @param failure the failure
	 */
	public static void assertNoneIn(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			assertNoneIn(cause.toString());
		}
	}

	/**
	 * Check a text for the golden keys and passwords.
	 * @param text the text
	 */
	public static void assertNoneIn(String text) {
		assertThat(text).doesNotContain(GoldenValues.PASSWORD, GoldenValues.API_V3_KEY);
		Golden.SECRECY.checkPieces(text);
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
	 * Check a text, for signatures as well.
	 * @param text the text
	 * @param secrets what must not be in it
	 */
	public static void check(String text, Collection<String> secrets) {
		assertThat(text).doesNotContain("BEGIN PRIVATE KEY").doesNotContainPattern(SIGNATURE);
		new Secrecy(secrets).checkPieces(text);
	}

	private void checkPieces(String text) {
		Matcher matcher = BASE64.matcher(text);
		while (matcher.find()) {
			for (int start = matcher.start(); start <= matcher.end() - TELLING_LENGTH; start++) {
				if (this.pieces.contains(text.substring(start, start + TELLING_LENGTH))) {
					fail("There is a piece of a secret in %s", text);
				}
			}
		}
	}

	/**
	 * Read only when needed, since others check on an event loop.
	 */
	private static final class Golden {

		private static final Secrecy SECRECY = new Secrecy(List
			.of("merchant.key.pem", "merchant.key.pkcs1.pem", "merchant.key.pbes1-3des.pem",
					"merchant.key.pbes2-aes128-sha1.pem", "merchant.key.pbes2-aes256-sha256.pem",
					"merchant.key.pkcs1-aes256.pem", "merchant.key.scrypt.pem", "other.key.pem", "ec.key.pem",
					"ec.key.sec1.pem", "ec.key.encrypted.pem")
			.stream()
			.map(GoldenValues::text)
			.toList());

	}

}
