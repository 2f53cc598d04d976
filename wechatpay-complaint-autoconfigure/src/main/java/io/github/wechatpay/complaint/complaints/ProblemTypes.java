package io.github.wechatpay.complaint.complaints;

/**
 * The known values of {@link Complaint#problemType()}. WeChat Pay may add to them.
 */
public final class ProblemTypes {

	/**
	 * The payer asks for a refund.
	 */
	public static final String REFUND = "REFUND";

	/**
	 * What was paid for does not work.
	 */
	public static final String SERVICE_NOT_WORK = "SERVICE_NOT_WORK";

	/**
	 * Anything else.
	 */
	public static final String OTHERS = "OTHERS";

	private ProblemTypes() {
	}

}
