package io.github.wechatpay.complaint.emulator.api;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;

/**
 * The four operations on the notification URL.
 */
final class NotificationUrlEndpoint {

	private final ApiOptions options;

	private final JsonBodies json;

	private final NotificationUrlRules rules = new NotificationUrlRules();

	NotificationUrlEndpoint(ApiOptions options, JsonBodies json) {
		this.options = options;
		this.json = json;
	}

	Answer create(ApiCall call) {
		String url = read(call);
		if (this.options.existingUrl() == ExistingUrl.OVERWRITE) {
			call.merchant().urls().overwrite(url);
		}
		else if (!call.merchant().urls().create(url)) {
			throw existing();
		}
		return answer(call, url);
	}

	private String read(ApiCall call) {
		return this.rules.read(JsonObject.of(call.request(), this.json));
	}

	private ApiException existing() {
		return (this.options.existingUrl() == ExistingUrl.PARAM_ERROR)
				? new ApiException(400, "PARAM_ERROR", ErrorTexts.URL_EXISTS)
				: new ApiException(400, "RESOURCE_ALREADY_EXISTS", ErrorTexts.CALLBACK_EXISTS);
	}

	Answer query(ApiCall call) {
		String url = call.merchant().urls().registered();
		if (url == null) {
			throw missing();
		}
		return answer(call, url);
	}

	Answer update(ApiCall call) {
		String url = read(call);
		requirePresent(call.merchant().urls().update(url));
		return answer(call, url);
	}

	Answer delete(ApiCall call) {
		requirePresent(call.merchant().urls().delete());
		return Answers.noContent();
	}

	private void requirePresent(boolean present) {
		if (!present) {
			throw missing();
		}
	}

	private ApiException missing() {
		return new ApiException(this.options.missingUrlStatus(), "RESOURCE_NOT_EXISTS", ErrorTexts.NO_URL);
	}

	private Answer answer(ApiCall call, String url) {
		Map<String, String> body = new LinkedHashMap<>();
		body.put("url", url);
		body.put("mchid", call.merchant().id());
		return Answers.ok(this.json, body);
	}

}
