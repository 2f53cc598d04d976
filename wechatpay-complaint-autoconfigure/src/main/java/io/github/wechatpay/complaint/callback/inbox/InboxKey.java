package io.github.wechatpay.complaint.callback.inbox;

import io.github.wechatpay.complaint.callback.ComplaintNotification;

/**
 * The key of a notification, as text {@code {mchid}:{notification id}}.
 */
record InboxKey(String mchid, String notificationId) {

	private static final char SEPARATOR = ':';

	static InboxKey of(ComplaintNotification notification) {
		return new InboxKey(notification.mchid(), notification.id());
	}

	/**
	 * Return the key of which this is the text. The id of a merchant is made of digits.
	 */
	static InboxKey of(String text) {
		int separator = text.indexOf(SEPARATOR);
		return new InboxKey(text.substring(0, Math.max(separator, 0)), text.substring(separator + 1));
	}

	@Override
	public String toString() {
		return this.mchid + SEPARATOR + this.notificationId;
	}

}
