package io.github.wechatpay.complaint.emulator.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.wechatpay.complaint.emulator.http.Request;

/**
 * The headers every request must have, signed or not.
 */
final class RequiredHeaders {

	private static final Set<String> ACCEPTABLE = Set.of("application/json", "application/*", "*/*");

	void check(Request request) {
		if (isMissing(request, "Accept") || isMissing(request, "User-Agent")) {
			throw new ApiException(400, "INVALID_REQUEST", ErrorTexts.NO_HEADERS);
		}
		if (request.headerValues("Accept").stream().noneMatch(RequiredHeaders::allowsJson)) {
			throw new ApiException(400, "INVALID_REQUEST", ErrorTexts.NOT_ACCEPTABLE);
		}
	}

	private static boolean isMissing(Request request, String name) {
		List<String> values = request.headerValues(name);
		return values.stream().allMatch(String::isBlank);
	}

	private static boolean allowsJson(String accept) {
		return Arrays.stream(accept.split(","))
			.map((range) -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
			.anyMatch(ACCEPTABLE::contains);
	}

}
