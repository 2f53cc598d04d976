package io.github.wechatpay.complaint.emulator.api;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The API says no.
 */
final class ApiException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	private final transient Map<String, ?> detail;

	ApiException(int status, String code, String message, Map<String, ?> detail) {
		super(message);
		this.status = status;
		this.code = code;
		this.detail = detail;
	}

	ApiException(int status, String code, String message) {
		this(status, code, message, Map.of());
	}

	int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	Map<String, ?> detail() {
		return this.detail;
	}

	static ApiException invalid(String location, String field, String value, String issue) {
		Map<String, String> detail = new LinkedHashMap<>();
		detail.put("field", field);
		detail.put("value", value);
		detail.put("issue", issue);
		detail.put("location", location);
		return new ApiException(400, "PARAM_ERROR", ErrorTexts.PARAMETER, detail);
	}

}
