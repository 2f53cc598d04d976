package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;

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
		JsonObject body = JsonObject.of(request, this.json);
		if (!body.body().path("url").isString()) {
			throw body.invalid("url", (body.has("url")) ? "url is not a string" : "url is required");
		}
		String url = body.body().path("url").stringValue();
		try {
			this.rules.check(url);
			return url;
		}
		catch (ParameterException ex) {
			throw body.invalid("url", String.valueOf(ex.getMessage()));
		}
	}

}
