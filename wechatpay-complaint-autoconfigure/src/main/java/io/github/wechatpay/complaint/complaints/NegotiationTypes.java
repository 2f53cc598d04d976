package io.github.wechatpay.complaint.complaints;

/**
 * The known values of {@link NegotiationEntry#operateType()}. WeChat Pay has added to
 * them and removed some, so treat a value that is not among them like a message.
 */
public final class NegotiationTypes {

	/**
	 * The payer raised the complaint.
	 */
	public static final String USER_CREATE_COMPLAINT = "USER_CREATE_COMPLAINT";

	/**
	 * The payer took the complaint up again.
	 */
	public static final String USER_CONTINUE_COMPLAINT = "USER_CONTINUE_COMPLAINT";

	/**
	 * The payer left a message.
	 */
	public static final String USER_RESPONSE = "USER_RESPONSE";

	/**
	 * WeChat Pay left a message.
	 */
	public static final String PLATFORM_RESPONSE = "PLATFORM_RESPONSE";

	/**
	 * The merchant responded.
	 */
	public static final String MERCHANT_RESPONSE = "MERCHANT_RESPONSE";

	/**
	 * The merchant reported the complaint as settled.
	 */
	public static final String MERCHANT_CONFIRM_COMPLETE = "MERCHANT_CONFIRM_COMPLETE";

	/**
	 * A notice on the new complaint.
	 */
	public static final String USER_CREATE_COMPLAINT_SYSTEM_MESSAGE = "USER_CREATE_COMPLAINT_SYSTEM_MESSAGE";

	/**
	 * A notice that a full refund was started.
	 */
	public static final String COMPLAINT_FULL_REFUNDED_SYSTEM_MESSAGE = "COMPLAINT_FULL_REFUNDED_SYSTEM_MESSAGE";

	/**
	 * A notice that a partial refund was started.
	 */
	public static final String COMPLAINT_PARTIAL_REFUNDED_SYSTEM_MESSAGE = "COMPLAINT_PARTIAL_REFUNDED_SYSTEM_MESSAGE";

	/**
	 * A notice that a refund reached the payer.
	 */
	public static final String COMPLAINT_REFUND_RECEIVED_SYSTEM_MESSAGE = "COMPLAINT_REFUND_RECEIVED_SYSTEM_MESSAGE";

	/**
	 * A notice that WeChat Pay refunds on behalf of the merchant.
	 */
	public static final String COMPLAINT_ENTRUSTED_REFUND_SYSTEM_MESSAGE = "COMPLAINT_ENTRUSTED_REFUND_SYSTEM_MESSAGE";

	/**
	 * A notice on the complaint that was taken up again.
	 */
	public static final String USER_CONTINUE_COMPLAINT_SYSTEM_MESSAGE = "USER_CONTINUE_COMPLAINT_SYSTEM_MESSAGE";

	/**
	 * The payer withdrew the complaint, in old histories only.
	 */
	public static final String USER_REVOKE_COMPLAINT = "USER_REVOKE_COMPLAINT";

	/**
	 * The payer confirmed that it is settled, in old histories only. The spelling is
	 * WeChat Pay's.
	 */
	public static final String USER_COMFIRM_COMPLAINT = "USER_COMFIRM_COMPLAINT";

	/**
	 * WeChat Pay urged the merchant.
	 */
	public static final String PLATFORM_HELP_APPLICATION = "PLATFORM_HELP_APPLICATION";

	/**
	 * The payer asked WeChat Pay for help.
	 */
	public static final String USER_APPLY_PLATFORM_HELP = "USER_APPLY_PLATFORM_HELP";

	/**
	 * The merchant agreed to a refund.
	 */
	public static final String MERCHANT_APPROVE_REFUND = "MERCHANT_APPROVE_REFUND";

	/**
	 * The merchant rejected a refund; the details are the reason. The spelling is WeChat
	 * Pay's.
	 */
	public static final String MERCHANT_REFUSE_RERUND = "MERCHANT_REFUSE_RERUND";

	/**
	 * The payer answered the survey; the details are the score.
	 */
	public static final String USER_SUBMIT_SATISFACTION = "USER_SUBMIT_SATISFACTION";

	/**
	 * The service order was cancelled.
	 */
	public static final String SERVICE_ORDER_CANCEL = "SERVICE_ORDER_CANCEL";

	/**
	 * The service order was completed.
	 */
	public static final String SERVICE_ORDER_COMPLETE = "SERVICE_ORDER_COMPLETE";

	/**
	 * The payer asked WeChat Pay to mediate (mainland).
	 */
	public static final String USER_APPLY_PLATFORM_SERVICE = "USER_APPLY_PLATFORM_SERVICE";

	/**
	 * The payer withdrew that request (mainland).
	 */
	public static final String USER_CANCEL_PLATFORM_SERVICE = "USER_CANCEL_PLATFORM_SERVICE";

	/**
	 * WeChat Pay ended its mediation (mainland).
	 */
	public static final String PLATFORM_SERVICE_FINISHED = "PLATFORM_SERVICE_FINISHED";

	/**
	 * The payer clicked in a message of blocks (mainland).
	 */
	public static final String USER_CLICK_RESPONSE = "USER_CLICK_RESPONSE";

	private NegotiationTypes() {
	}

}
