package io.github.wechatpay.complaint.autoconfigure;

/**
 * When a notification is acknowledged.
 */
enum CallbackMode {

	/**
	 * After it was handled.
	 */
	DIRECT,

	/**
	 * After it was stored durably, and before it is handled.
	 */
	INBOX

}
