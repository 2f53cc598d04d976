package io.github.wechatpay.complaint.callback;

import io.github.wechatpay.complaint.WechatPayException;

/**
 * Thrown when a message was signed by WeChat Pay, but is not a notification of the
 * documented shape.
 */
public final class InvalidNotificationException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	InvalidNotificationException(String message) {
		super(message);
	}

}
