package io.github.wechatpay.complaint.emulator.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an {@code Authorization} header, well-formed but not verified.
 *
 * @param merchantId who claims to have signed
 * @param serialNumber with the key of which certificate
 * @param timestamp when, in seconds
 * @param nonce the random text that was signed
 * @param signature the signature in base64
 */
record AuthorizationHeader(String merchantId, String serialNumber, String timestamp, String nonce, String signature) {

	private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

	private static final Set<String> NAMES = Set.of("mchid", "serial_no", "timestamp", "nonce_str", "signature");

	private static final Pattern PART = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

	private static final Pattern PARTS = Pattern.compile(PART.pattern() + "(," + PART.pattern() + ")*");

	private static final Pattern CLAIM = Pattern.compile("mchid=\"([^\"]*)\"");

	private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z]{1,32}");

	private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");

	static AuthorizationHeader parse(List<String> values) {
		if (values.size() != 1) {
			throw malformed();
		}
		String[] schemeAndParts = values.get(0).split(" ", 2);
		if (!SCHEME.equals(schemeAndParts[0])) {
			throw new ApiException(401, "SIGN_ERROR", ErrorTexts.AUTHORIZATION_SCHEME);
		}
		return of(parts((schemeAndParts.length > 1) ? schemeAndParts[1] : ""));
	}

	private static Map<String, String> parts(String text) {
		if (!PARTS.matcher(text).matches()) {
			throw malformed();
		}
		Map<String, String> parts = new HashMap<>();
		Matcher part = PART.matcher(text);
		while (part.find()) {
			if (parts.put(part.group(1), part.group(2)) != null) {
				throw malformed();
			}
		}
		return parts;
	}

	private static AuthorizationHeader of(Map<String, String> parts) {
		NAMES.forEach((name) -> {
			if (parts.getOrDefault(name, "").isEmpty()) {
				throw malformed();
			}
		});
		if (parts.size() > NAMES.size()) {
			throw malformed();
		}
		return new AuthorizationHeader(parts.getOrDefault("mchid", ""), parts.getOrDefault("serial_no", ""),
				matching(TIMESTAMP, parts.getOrDefault("timestamp", "")),
				matching(NONCE, parts.getOrDefault("nonce_str", "")), parts.getOrDefault("signature", ""));
	}

	private static String matching(Pattern pattern, String value) {
		if (!pattern.matcher(value).matches()) {
			throw malformed();
		}
		return value;
	}

	private static ApiException malformed() {
		return new ApiException(401, "SIGN_ERROR", ErrorTexts.AUTHORIZATION_FORMAT);
	}

	/**
	 * Find out who claims to have signed, without any check.
	 * @return the merchant id, or {@code null}
	 */
	static @Nullable String claimedMerchant(List<String> values) {
		Matcher claim = CLAIM.matcher(String.join(",", values));
		return (claim.find()) ? claim.group(1) : null;
	}

}
