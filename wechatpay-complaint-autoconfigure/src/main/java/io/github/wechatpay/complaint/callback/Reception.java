package io.github.wechatpay.complaint.callback;

import java.nio.charset.StandardCharsets;

/**
 * The outcome of a message at the notification URL, and the response to it. The responses
 * tell a stranger nothing: every message that is not provably from WeChat Pay gets the
 * same one.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notification
 * considerations</a>
 */
public enum Reception {

	/**
	 * Every handler has completed.
	 */
	HANDLED(200, "SUCCESS", "成功"),

	/**
	 * It is stored durably, and handled after it was acknowledged.
	 */
	STORED(200, "SUCCESS", "成功"),

	/**
	 * Every handler had completed when the notification was sent before.
	 */
	HANDLED_BEFORE(200, "SUCCESS", "成功"),

	/**
	 * WeChat Pay signed it, but it is not about a complaint.
	 */
	NOT_ABOUT_COMPLAINTS(200, "SUCCESS", "成功"),

	/**
	 * It was signed, but cannot be decrypted or decoded.
	 */
	UNREADABLE(400, "FAIL", "The notification cannot be read."),

	/**
	 * It was not signed by WeChat Pay.
	 */
	UNTRUSTED(401, "FAIL", "The signature was not accepted."),

	/**
	 * It is larger than accepted.
	 */
	TOO_LARGE(413, "FAIL", "The message is too large."),

	/**
	 * A handler failed, or took longer than a handling may take.
	 */
	HANDLER_FAILED(500, "FAIL", "The notification could not be handled."),

	/**
	 * The same notification is being handled at the moment.
	 */
	IN_PROGRESS(503, "FAIL", "Try again later."),

	/**
	 * The handlers took too long, and are still at it.
	 */
	TIMED_OUT(503, "FAIL", "Try again later."),

	/**
	 * Its body did not arrive as a whole, or not in time.
	 */
	INCOMPLETE(503, "FAIL", "Try again later."),

	/**
	 * The application is stopping.
	 */
	STOPPING(503, "FAIL", "Try again later."),

	/**
	 * The complaint that a handler is to be called with cannot be read at the moment.
	 */
	COMPLAINT_UNAVAILABLE(503, "FAIL", "Try again later."),

	/**
	 * Platform keys cannot be had at the moment.
	 */
	KEYS_UNAVAILABLE(503, "FAIL", "Try again later."),

	/**
	 * The store cannot be reached, or does not respond.
	 */
	STORE_UNAVAILABLE(503, "FAIL", "Try again later.");

	private final int status;

	private final String body;

	Reception(int status, String code, String message) {
		this.status = status;
		this.body = "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
	}

	/**
	 * Return the HTTP status of the response.
	 * @return the status
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return the body of the response.
	 * @return JSON in UTF-8
	 */
	public byte[] body() {
		return this.body.getBytes(StandardCharsets.UTF_8);
	}

}
