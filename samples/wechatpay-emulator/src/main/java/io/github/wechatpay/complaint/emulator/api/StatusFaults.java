package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultyBody;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Request;

/**
 * The errors that are answered instead of processing a request.
 */
final class StatusFaults {

	private final ErrorAnswers errors;

	StatusFaults(ErrorAnswers errors) {
		this.errors = errors;
	}

	Answer error(Request request, Fault fault) {
		return withRetryAfter(this.errors.of(request, exception(fault.status())), fault);
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
			case 401 -> new ApiException(status, "SIGN_ERROR", ErrorTexts.WRONG_SIGNATURE);
			case 403 -> new ApiException(status, "NO_AUTH", ErrorTexts.NO_AUTH);
			case 404 -> new ApiException(status, "RESOURCE_NOT_EXISTS", ErrorTexts.NO_URL);
			case 429 -> new ApiException(status, "FREQUENCY_LIMITED", ErrorTexts.FREQUENCY);
			case 502, 503, 504 -> new ApiException(status, "SERVICE_UNAVAILABLE", ErrorTexts.UNAVAILABLE);
			default -> (status >= 500) ? new ApiException(status, "SYSTEM_ERROR", ErrorTexts.SYSTEM)
					: new ApiException(status, "PARAM_ERROR", ErrorTexts.PARAMETER);
		};
	}

}
