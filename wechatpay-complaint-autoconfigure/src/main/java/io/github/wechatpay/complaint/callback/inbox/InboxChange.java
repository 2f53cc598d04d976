package io.github.wechatpay.complaint.callback.inbox;

/**
 * The outcome of a change to an entry of the inbox.
 */
public enum InboxChange {

	/**
	 * The entry was changed.
	 */
	DONE,

	/**
	 * There is no such entry.
	 */
	UNKNOWN,

	/**
	 * The entry is being handled at the moment.
	 */
	RUNNING

}
