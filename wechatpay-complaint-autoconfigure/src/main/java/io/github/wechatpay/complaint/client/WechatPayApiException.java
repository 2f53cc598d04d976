package io.github.wechatpay.complaint.client;

import java.time.Duration;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Thrown when WeChat Pay responded with an error. Such a response is not verified, so
 * take what it says as a hint and not as a fact.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012357121">Error codes</a>
 */
public class WechatPayApiException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	private final HttpStatusCode status;

	private final @Nullable String code;

	private final @Nullable String detail;

	private final @Nullable String requestId;

	private final @Nullable Duration retryAfter;

	/**
	 * Create a new exception, as an application's tests may want to.
	 * @param status the HTTP status of the response
	 * @param code WeChat Pay's error code, such as {@code PARAM_ERROR}
	 * @param message WeChat Pay's explanation
	 * @param detail WeChat Pay's details as JSON text
	 * @param requestId the value of {@code Request-ID}
	 */
	public WechatPayApiException(HttpStatusCode status, @Nullable String code, @Nullable String message,
			@Nullable String detail, @Nullable String requestId) {
		this(status, code, message, detail, requestId, null);
	}

	WechatPayApiException(HttpStatusCode status, @Nullable String code, @Nullable String message,
			@Nullable String detail, @Nullable String requestId, @Nullable Duration retryAfter) {
		super(ApiErrorMessage.of(status, code, message, requestId));
		this.status = status;
		this.code = code;
		this.detail = detail;
		this.requestId = requestId;
		this.retryAfter = retryAfter;
	}

	/**
	 * Return the HTTP status of the response.
	 * @return the status
	 */
	public HttpStatusCode getStatus() {
		return this.status;
	}

	/**
	 * Return WeChat Pay's error code, such as {@code PARAM_ERROR}.
	 * @return the code, or {@code null} if the response had none
	 */
	public @Nullable String getCode() {
		return this.code;
	}

	/**
	 * Return WeChat Pay's details, for example which parameter was wrong. Their shape
	 * differs between errors.
	 * @return JSON text, or {@code null} if the response had none
	 */
	public @Nullable String getDetail() {
		return this.detail;
	}

	/**
	 * Return the id under which WeChat Pay's support finds the call.
	 * @return the value of {@code Request-ID}, or {@code null} if the response had none
	 */
	public @Nullable String getRequestId() {
		return this.requestId;
	}

	/**
	 * Return how long WeChat Pay asked to wait before the next attempt.
	 * @return the time to wait, or {@code null} if it did not ask
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

	/**
	 * Return whether the call failed because what it refers to does not exist. Depending
	 * on endpoint and region that is said with status 400 or 404, so the code tells and
	 * not the status.
	 * @return {@code true} if the code is {@code RESOURCE_NOT_EXISTS} or
	 * {@code NOT_FOUND}
	 */
	public boolean isNotFound() {
		return "RESOURCE_NOT_EXISTS".equals(this.code) || "NOT_FOUND".equals(this.code);
	}

	/**
	 * Return whether the same call may succeed later: there were too many, or the fault
	 * is on WeChat Pay's side.
	 * @return {@code true} if the status is 429 or 5xx
	 */
	public boolean isTransient() {
		return this.status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS) || this.status.is5xxServerError();
	}

	/**
	 * Return whether the call failed because what it would create exists already.
	 * @return {@code true} if the code is {@code RESOURCE_ALREADY_EXISTS}
	 */
	public boolean isAlreadyExists() {
		return "RESOURCE_ALREADY_EXISTS".equals(this.code);
	}

}
