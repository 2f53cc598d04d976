package io.github.wechatpay.complaint.autoconfigure;

import java.security.UnrecoverableKeyException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.crypto.BadPaddingException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Says why the merchant's credentials cannot be had from an SSL bundle.
 */
final class SslBundleProblem {

	// Boot quotes what it took for a location, which may be a key that lost its armour
	private static final Pattern KEY_MATERIAL = Pattern.compile("-----BEGIN|[A-Za-z0-9+/=]{60}");

	private final String property;

	private final String bundleName;

	SslBundleProblem(String property, String bundleName) {
		this.property = property;
		this.bundleName = bundleName;
	}

	InvalidWechatPayPropertyException of(String problem, String action) {
		return of(problem, action, null);
	}

	InvalidWechatPayPropertyException of(String problem, String action, @Nullable Throwable cause) {
		return new InvalidWechatPayPropertyException(this.property, "is '" + this.bundleName + "', " + problem, action,
				cause);
	}

	InvalidWechatPayPropertyException unknown(List<String> others) {
		String action = "Define it, for apiclient_cert.p12 with " + jks("keystore.location") + " and "
				+ jks("keystore.password") + ", for PEM files below spring.ssl.bundle.pem." + this.bundleName + ".";
		return of("but there is no SSL bundle of that name",
				others.isEmpty() ? action : action + " Or use one that is there: " + String.join(", ", others) + ".");
	}

	InvalidWechatPayPropertyException unusable(Exception failure) {
		if (causes(failure).anyMatch(SslBundleProblem::isOfWrongPassword)) {
			return of("an SSL bundle that the given password does not open", "Correct " + jks("keystore.password")
					+ " (that of apiclient_cert.p12 is the merchant id, unless it was changed) or spring.ssl.bundle.pem."
					+ this.bundleName + ".keystore.private-key-password.", failure);
		}
		String action = "Check what is set below spring.ssl.bundle for '" + this.bundleName
				+ "': location, type and password of the key store, or certificate and private key.";
		if (messages(failure).anyMatch((message) -> KEY_MATERIAL.matcher(message).find())) {
			return of("an SSL bundle that cannot be used: what should be a location or PEM text is neither", action);
		}
		return of("an SSL bundle that cannot be used: " + reason(failure), action, failure);
	}

	String jks(String property) {
		return "spring.ssl.bundle.jks." + this.bundleName + "." + property;
	}

	private static boolean isOfWrongPassword(Throwable cause) {
		return cause instanceof UnrecoverableKeyException || cause instanceof BadPaddingException;
	}

	private static String reason(Exception failure) {
		String reason = messages(failure)
			.reduce((reasons, message) -> reasons.contains(message) ? reasons : reasons + ": " + message)
			.orElseGet(() -> failure.getClass().getName());
		return StringUtils.trimTrailingCharacter(reason, '.');
	}

	private static Stream<String> messages(Throwable failure) {
		return causes(failure).map(Throwable::getMessage).filter(Objects::nonNull);
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
