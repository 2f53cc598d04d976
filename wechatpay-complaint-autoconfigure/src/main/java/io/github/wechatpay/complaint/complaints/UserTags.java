package io.github.wechatpay.complaint.complaints;

/**
 * The known values of {@link Complaint#userTagList()}. WeChat Pay may add to them.
 */
public final class UserTags {

	/**
	 * The payer can be trusted with an instant refund.
	 */
	public static final String TRUSTED = "TRUSTED";

	/**
	 * The payer is of high risk.
	 */
	public static final String HIGH_RISK = "HIGH_RISK";

	/**
	 * Anything else.
	 */
	public static final String OTHERS = "OTHERS";

	private UserTags() {
	}

}
