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

	Map<String, Object> body() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("code", this.code);
		if (!this.detail.isEmpty()) {
			body.put("detail", this.detail);
		}
		body.put("message", String.valueOf(getMessage()));
		return body;
	}

}
