package io.github.wechatpay.complaint.callback;

import java.util.Set;

/**
 * The known values of {@link ComplaintNotification#actionType()}. WeChat Pay may add to
 * them, so treat a value that is not among them like an unspecific change.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012289719">Complaint
 * notifications</a>
 */
public final class ComplaintActions {

	/**
	 * The payer raised a complaint.
	 */
	public static final String CREATE_COMPLAINT = "CREATE_COMPLAINT";

	/**
	 * The payer took the complaint up again.
	 */
	public static final String CONTINUE_COMPLAINT = "CONTINUE_COMPLAINT";

	/**
	 * The payer left a message.
	 */
	public static final String USER_RESPONSE = "USER_RESPONSE";

	/**
	 * WeChat Pay left a message.
	 */
	public static final String RESPONSE_BY_PLATFORM = "RESPONSE_BY_PLATFORM";

	/**
	 * The merchant started a full refund.
	 */
	public static final String SELLER_REFUND = "SELLER_REFUND";

	/**
	 * The merchant replied.
	 */
	public static final String MERCHANT_RESPONSE = "MERCHANT_RESPONSE";

	/**
	 * The merchant reported the complaint as settled.
	 */
	public static final String MERCHANT_CONFIRM_COMPLETE = "MERCHANT_CONFIRM_COMPLETE";

	/**
	 * The payer asked WeChat Pay for help.
	 */
	public static final String USER_APPLY_PLATFORM_SERVICE = "USER_APPLY_PLATFORM_SERVICE";

	/**
	 * The payer withdrew the request for help.
	 */
	public static final String USER_CANCEL_PLATFORM_SERVICE = "USER_CANCEL_PLATFORM_SERVICE";

	/**
	 * WeChat Pay ended its help.
	 */
	public static final String PLATFORM_SERVICE_FINISHED = "PLATFORM_SERVICE_FINISHED";

	/**
	 * The merchant agreed to a refund.
	 */
	public static final String MERCHANT_APPROVE_REFUND = "MERCHANT_APPROVE_REFUND";

	/**
	 * The merchant rejected a refund.
	 */
	public static final String MERCHANT_REJECT_REFUND = "MERCHANT_REJECT_REFUND";

	/**
	 * The refund reached the payer.
	 */
	public static final String REFUND_SUCCESS = "REFUND_SUCCESS";

	/**
	 * The complaint was found by reconciliation. Not sent by WeChat Pay.
	 */
	public static final String RECONCILED = "RECONCILED";

	private static final Set<String> KNOWN = Set.of(CREATE_COMPLAINT, CONTINUE_COMPLAINT, USER_RESPONSE,
			RESPONSE_BY_PLATFORM, SELLER_REFUND, MERCHANT_RESPONSE, MERCHANT_CONFIRM_COMPLETE,
			USER_APPLY_PLATFORM_SERVICE, USER_CANCEL_PLATFORM_SERVICE, PLATFORM_SERVICE_FINISHED,
			MERCHANT_APPROVE_REFUND, MERCHANT_REJECT_REFUND, REFUND_SUCCESS, RECONCILED);

	private ComplaintActions() {
	}

	static String knownOrOther(ComplaintNotification notification) {
		return KNOWN.contains(notification.actionType()) ? notification.actionType() : "other";
	}

}
