package io.github.wechatpay.complaint.samples.desk;

import io.github.wechatpay.complaint.WechatPayException;
import io.github.wechatpay.complaint.client.WechatPayApiException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells whoever called the desk what went wrong, with the request id of WeChat Pay.
 */
@RestControllerAdvice
class WechatPayErrorAdvice {

	@ExceptionHandler
	ProblemDetail unusable(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail refused(WechatPayApiException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, ex.getMessage());
		problem.setProperty("wechatPayStatus", ex.getStatus().value());
		problem.setProperty("wechatPayCode", ex.getCode());
		problem.setProperty("requestId", ex.getRequestId());
		return problem;
	}

	@ExceptionHandler
	ProblemDetail failed(WechatPayException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, ex.getMessage());
	}

}
