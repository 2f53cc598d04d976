package io.github.wechatpay.complaint.complaints;

/**
 * The known values of {@link Complaint#complaintState()}. WeChat Pay may add to them.
 */
public final class ComplaintStates {

	/**
	 * Nobody has responded yet.
	 */
	public static final String PENDING = "PENDING";

	/**
	 * The merchant has responded, and it is not settled.
	 */
	public static final String PROCESSING = "PROCESSING";

	/**
	 * It is settled, unless the payer continues it.
	 */
	public static final String PROCESSED = "PROCESSED";

	private ComplaintStates() {
	}

}
