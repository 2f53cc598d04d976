package io.github.wechatpay.complaint.client;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The message of an error response, for the person who has to deal with it. Text of the
 * response is quoted only after anything that could be a key or a signature was removed.
 */
final class ApiErrorMessage {

	private static final String SYSTEM = "The fault is on WeChat Pay's side: repeat the same call later.";

	private static final String RATE = "Call less often, and repeat this call later.";

	private static final int LONGEST_QUOTE = 300;

	private static final Pattern LIKE_A_SECRET = Pattern.compile("[A-Za-z0-9+/=_-]{32,}");

	private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z-]{1,100}");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

	private ApiErrorMessage() {
	}

	static String of(HttpStatusCode status, @Nullable String code, @Nullable String message,
			@Nullable String requestId) {
		StringBuilder text = new StringBuilder("WeChat Pay responded with ").append(status.value());
		if (code != null) {
			text.append(' ').append(quote(code));
		}
		if (message != null) {
			text.append(": ").append(quote(message));
		}
		text.append(" (Request-ID ").append(quoteRequestId(requestId)).append(")");
		return text.append(". ").append(advice(code, status)).toString();
	}

	private static String quote(String text) {
		return shorten(LIKE_A_SECRET.matcher(text).replaceAll("[removed]"));
	}

	private static String quoteRequestId(@Nullable String requestId) {
		if (requestId == null) {
			return "absent";
		}
		return REQUEST_ID.matcher(requestId).matches() ? requestId : "unusual";
	}

	private static String shorten(String text) {
		String line = CONTROL.matcher(text).replaceAll(" ");
		return (line.length() > LONGEST_QUOTE) ? line.substring(0, LONGEST_QUOTE) + "…" : line;
	}

	// the codes of the global access point's error table and of the complaint endpoints
	private static String advice(@Nullable String code, HttpStatusCode status) {
		return switch ((code != null) ? code : "") {
			case "PARAM_ERROR" -> "Correct the parameter; the detail names it.";
			case "INVALID_REQUEST" -> "The call does not follow the rules of the API, or the account may not use it: "
					+ "check that wechatpay.region is the account's.";
			case "SIGN_ERROR" -> "Check that wechatpay.merchant-id, wechatpay.merchant-serial-number and "
					+ "wechatpay.private-key belong together, that an APIv3 key is set on the merchant platform, "
					+ "and that the clock of this machine is right.";
			case "NO_AUTH" -> "Check on the merchant platform that the account may use this API.";
			case "RESOURCE_NOT_EXISTS", "NOT_FOUND" -> "What the call refers to does not exist.";
			case "RESOURCE_ALREADY_EXISTS" -> "It exists already: update it, or use register().";
			case "RATE_LIMITED", "RATELIMIT_EXCEEDED", "FREQUENCY_LIMITED" -> RATE;
			case "SYSTEM_ERROR", "SERVICE_UNAVAILABLE" -> SYSTEM;
			default -> advice(status);
		};
	}

	private static String advice(HttpStatusCode status) {
		if (status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			return RATE;
		}
		if (status.is5xxServerError()) {
			return SYSTEM;
		}
		return status.is3xxRedirection() ? "Redirects are not followed: check wechatpay.base-uri."
				: "If it persists, give the Request-ID to WeChat Pay's support.";
	}

}
