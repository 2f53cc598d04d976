package io.github.wechatpay.complaint.emulator.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z]{1,32}");

	private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");

	static AuthorizationHeader parse(List<String> values) {
		if (values.isEmpty()) {
			throw malformed("authorization", "the header is missing");
		}
		if (values.size() > 1) {
			throw malformed("authorization", "the header is repeated");
		}
		String[] schemeAndParts = values.get(0).split(" ", 2);
		if (!SCHEME.equals(schemeAndParts[0])) {
			throw new RejectedAuthorizationException("认证类型不正确", "schema", "the scheme is not " + SCHEME);
		}
		return of(parts((schemeAndParts.length > 1) ? schemeAndParts[1] : ""));
	}

	private static Map<String, String> parts(String text) {
		if (!PARTS.matcher(text).matches()) {
			throw malformed("authorization", "what follows the scheme is not key=\"value\",key=\"value\",…");
		}
		Map<String, String> parts = new HashMap<>();
		Matcher part = PART.matcher(text);
		while (part.find()) {
			if (parts.put(part.group(1), part.group(2)) != null) {
				throw malformed(part.group(1), part.group(1) + " is repeated");
			}
		}
		return parts;
	}

	private static AuthorizationHeader of(Map<String, String> parts) {
		NAMES.forEach((name) -> {
			if (parts.getOrDefault(name, "").isEmpty()) {
				throw malformed(name, name + " is missing");
			}
		});
		if (parts.size() > NAMES.size()) {
			throw malformed("authorization", "there is more than the five parts");
		}
		return new AuthorizationHeader(parts.getOrDefault("mchid", ""), parts.getOrDefault("serial_no", ""),
				matching(TIMESTAMP, parts, "timestamp"), matching(NONCE, parts, "nonce_str"),
				parts.getOrDefault("signature", ""));
	}

	private static String matching(Pattern pattern, Map<String, String> parts, String name) {
		String value = parts.getOrDefault(name, "");
		if (!pattern.matcher(value).matches()) {
			throw malformed(name, name + " is not " + pattern);
		}
		return value;
	}

	private static RejectedAuthorizationException malformed(String field, String issue) {
		return new RejectedAuthorizationException("Authorization 值格式错误", field, issue);
	}

}
