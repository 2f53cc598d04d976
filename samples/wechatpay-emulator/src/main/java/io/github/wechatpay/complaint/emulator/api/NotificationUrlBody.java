package io.github.wechatpay.complaint.emulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;
import tools.jackson.databind.JsonNode;

/**
 * Reads the URL out of the body of a request, or says what is wrong with it.
 */
final class NotificationUrlBody {

	private final JsonBodies json;

	private final NotificationUrlRules rules = new NotificationUrlRules();

	NotificationUrlBody(JsonBodies json) {
		this.json = json;
	}

	String read(Request request) {
		requireJson(request.headerValues("Content-Type"));
		JsonNode url = parse(request.body()).path("url");
		if (!url.isString()) {
			String issue = (url.isMissingNode()) ? "url is required" : "url is not a string";
			throw invalid("/url", url.toString(), issue);
		}
		try {
			this.rules.check(url.stringValue());
			return url.stringValue();
		}
		catch (ParameterException ex) {
			throw invalid("/url", url.stringValue(), String.valueOf(ex.getMessage()));
		}
	}

	private static void requireJson(List<String> contentTypes) {
		if (contentTypes.size() != 1 || !isJson(contentTypes.get(0))) {
			throw new ApiException(400, "PARAM_ERROR", "HTTP 头 Content-Type 须为 application/json");
		}
	}

	private static boolean isJson(String contentType) {
		String mediaType = contentType.split(";", 2)[0];
		return mediaType.strip().toLowerCase(Locale.ROOT).equals("application/json");
	}

	private JsonNode parse(byte[] body) {
		try {
			return this.json.read(body);
		}
		catch (IllegalArgumentException ex) {
			throw invalid("", "", "the body is not valid JSON");
		}
	}

	private static ApiException invalid(String field, String value, String issue) {
		Map<String, String> detail = new LinkedHashMap<>();
		detail.put("field", field);
		detail.put("value", value);
		detail.put("issue", issue);
		detail.put("location", "body");
		return new ApiException(400, "PARAM_ERROR", "参数错误", detail);
	}

}
