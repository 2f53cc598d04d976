package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultyBody;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;

/**
 * The errors that are answered instead of processing a request.
 */
final class StatusFaults {

	private final JsonBodies json;

	StatusFaults(JsonBodies json) {
		this.json = json;
	}

	Answer error(Fault fault) {
		byte[] body = this.json.write(exception(fault.status()).body());
		return withRetryAfter(Answer.of(fault.status(), "application/json; charset=utf-8", body), fault);
	}

	Answer page(Fault fault) {
		FaultyBody page = FaultyBody.html();
		return withRetryAfter(Answer.of(fault.status(), page.contentType(), page.bytes()), fault);
	}

	private static Answer withRetryAfter(Answer answer, Fault fault) {
		return (fault.retryAfter() != null) ? answer.with("Retry-After", fault.retryAfter()) : answer;
	}

	private static ApiException exception(int status) {
		return switch (status) {
			case 401 -> new ApiException(status, "SIGN_ERROR", "签名错误,请检查后再试");
			case 403 -> new ApiException(status, "NO_AUTH", "商户信息不合法");
			case 404 -> new ApiException(status, "RESOURCE_NOT_EXISTS", "查询的通知回调不存在");
			case 429 -> new ApiException(status, "FREQUENCY_LIMITED", "频率超限");
			case 502, 503, 504 -> new ApiException(status, "SERVICE_UNAVAILABLE", "服务不可用，请稍后重试");
			default -> (status >= 500) ? new ApiException(status, "SYSTEM_ERROR", "系统异常，请稍后重试")
					: new ApiException(status, "PARAM_ERROR", "参数错误");
		};
	}

}
