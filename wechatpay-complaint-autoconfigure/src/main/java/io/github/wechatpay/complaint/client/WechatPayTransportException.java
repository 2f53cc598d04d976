package io.github.wechatpay.complaint.client;

import io.github.wechatpay.complaint.WechatPayException;

/**
 * Thrown when no complete response was received: WeChat Pay could not be reached, the
 * connection broke, or time ran out.
 */
public final class WechatPayTransportException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	private final boolean requestSent;

	WechatPayTransportException(String message, Throwable cause, boolean requestSent) {
		super(message, cause);
		this.requestSent = requestSent;
	}

	/**
	 * Return whether the request may have reached WeChat Pay.
	 * @return {@code false} if certainly nothing was sent, {@code true} if it is unknown
	 * whether the call took effect
	 */
	public boolean isRequestSent() {
		return this.requestSent;
	}

}
