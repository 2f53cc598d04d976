package io.github.wechatpay.complaint.samples.desk.servlet;

import io.github.wechatpay.complaint.WechatPayException;
import io.github.wechatpay.complaint.client.WechatPayApiException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Shows what WeChat Pay refused, and why, to whoever called the desk.
 */
@RestControllerAdvice
class WechatPayErrorAdvice {

	@ExceptionHandler
	ProblemDetail unusableUrl(IllegalArgumentException ex) {
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
