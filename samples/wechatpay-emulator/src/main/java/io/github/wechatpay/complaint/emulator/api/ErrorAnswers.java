package io.github.wechatpay.complaint.emulator.api;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;

/**
 * Makes answers of errors, in the language that the request asks for.
 */
final class ErrorAnswers {

	private final JsonBodies json;

	ErrorAnswers(JsonBodies json) {
		this.json = json;
	}

	Answer of(Request request, ApiException ex) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("code", ex.code());
		if (!ex.detail().isEmpty()) {
			body.put("detail", ex.detail());
		}
		body.put("message", Language.of(request).translate(String.valueOf(ex.getMessage())));
		return Answer.of(ex.status(), "application/json; charset=utf-8", this.json.write(body));
	}

}
