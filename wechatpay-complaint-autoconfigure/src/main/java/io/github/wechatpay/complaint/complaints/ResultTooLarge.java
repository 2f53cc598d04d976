package io.github.wechatpay.complaint.complaints;

import io.github.wechatpay.complaint.client.WechatPayApiException;

/**
 * Tells whether a page cannot be had because its result is too large. No code says so:
 * the message is 当前查询结果数据量过大，请缩小limit后重试, "reduce limit and try again".
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012533431">The note on it</a>
 */
final class ResultTooLarge {

	private static final String MESSAGE = "数据量过大";

	private ResultTooLarge() {
	}

	static boolean is(Throwable failure) {
		return failure instanceof WechatPayApiException error && error.getMessage() != null
				&& error.getMessage().contains(MESSAGE);
	}

}
