package io.github.wechatpay.complaint.emulator.api;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The four operations on the notification URL.
 */
final class NotificationUrlEndpoint {

	private final String merchantId;

	private final NotificationUrls urls;

	private final ApiOptions options;

	private final JsonBodies json;

	private final NotificationUrlBody body;

	NotificationUrlEndpoint(String merchantId, NotificationUrls urls, ApiOptions options, JsonBodies json) {
		this.merchantId = merchantId;
		this.urls = urls;
		this.options = options;
		this.json = json;
		this.body = new NotificationUrlBody(json);
	}

	Answer create(Request request) {
		String url = this.body.read(request);
		if (this.options.createOverwrites()) {
			this.urls.overwrite(url);
		}
		else if (!this.urls.create(url)) {
			throw new ApiException(400, "RESOURCE_ALREADY_EXISTS", "通知回调已存在");
		}
		return answer(url);
	}

	Answer query(Request request) {
		return answer(require(this.urls.registered()));
	}

	Answer update(Request request) {
		String url = this.body.read(request);
		requirePresent(this.urls.update(url));
		return answer(url);
	}

	Answer delete(Request request) {
		requirePresent(this.urls.delete());
		return Answer.empty(204);
	}

	private String require(@Nullable String url) {
		if (url == null) {
			throw missing();
		}
		return url;
	}

	private void requirePresent(boolean present) {
		if (!present) {
			throw missing();
		}
	}

	private ApiException missing() {
		return new ApiException(this.options.missingUrlStatus(), "RESOURCE_NOT_EXISTS", "查询的通知回调不存在");
	}

	private Answer answer(String url) {
		Map<String, String> body = new LinkedHashMap<>();
		body.put("url", url);
		body.put("mchid", this.merchantId);
		return Answer.of(200, "application/json; charset=utf-8", this.json.writeUnusually(body));
	}

}
