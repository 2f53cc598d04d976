package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the values of the properties that hold secrets, in whichever of the forms that
 * Spring Boot accepts their names are written.
 */
final class SecretSanitizer implements SanitizingFunction {

	private static final Pattern SECRETS = Pattern
		.compile("wechatpay(merchants[a-z0-9]+)?(apiv3key|privatekey|privatekeypassword)");

	private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");

	@Override
	public SanitizableData apply(SanitizableData data) {
		return isSecret(data.getKey()) ? data.withSanitizedValue() : data;
	}

	private static boolean isSecret(String key) {
		return SECRETS.matcher(PUNCTUATION.matcher(key.toLowerCase(Locale.ROOT)).replaceAll("")).matches();
	}

}
