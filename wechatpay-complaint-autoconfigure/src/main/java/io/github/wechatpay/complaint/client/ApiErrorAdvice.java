package io.github.wechatpay.complaint.client;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * What to do about an error code. The codes are those of the global access point's error
 * table and of the complaint notification endpoints.
 */
final class ApiErrorAdvice {

	private static final String SYSTEM = "The fault is on WeChat Pay's side: repeat the same call later.";

	private static final String RATE = "Call less often, and repeat this call later.";

	private ApiErrorAdvice() {
	}

	static String of(@Nullable String code, HttpStatusCode status) {
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
			default -> of(status);
		};
	}

	private static String of(HttpStatusCode status) {
		if (status.value() == 429) {
			return RATE;
		}
		if (status.is5xxServerError()) {
			return SYSTEM;
		}
		return status.is3xxRedirection() ? "Redirects are not followed: check wechatpay.base-uri."
				: "If it persists, give the Request-ID to WeChat Pay's support.";
	}

}
