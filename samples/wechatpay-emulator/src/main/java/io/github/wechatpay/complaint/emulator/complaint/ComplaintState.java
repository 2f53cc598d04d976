package io.github.wechatpay.complaint.emulator.complaint;

/**
 * How far a complaint has come.
 */
public enum ComplaintState {

	/**
	 * The merchant has not replied yet.
	 */
	PENDING,

	/**
	 * The merchant has replied.
	 */
	PROCESSING,

	/**
	 * It is done.
	 */
	PROCESSED

}
