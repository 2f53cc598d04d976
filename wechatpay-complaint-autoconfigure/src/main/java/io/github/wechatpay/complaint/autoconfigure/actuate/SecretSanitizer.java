package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the values of the properties that hold secrets, in whichever of the forms that
 * Spring Boot accepts their names are written.
 */
final class SecretSanitizer implements SanitizingFunction {

	private static final Set<String> SECRETS = Set.of("wechatpayapiv3key", "wechatpayprivatekey",
			"wechatpayprivatekeypassword");

	private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");

	@Override
	public SanitizableData apply(SanitizableData data) {
		return isSecret(data.getKey()) ? data.withSanitizedValue() : data;
	}

	private static boolean isSecret(String key) {
		return SECRETS.contains(PUNCTUATION.matcher(key.toLowerCase(Locale.ROOT)).replaceAll(""));
	}

}
