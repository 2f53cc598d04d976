package io.github.wechatpay.complaint.emulator.complaint;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What can happen to a complaint, named by the {@code action_type} of the notification
 * about it.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012289719">Complaint
 * notifications</a>
 */
public enum ComplaintEvent {

	/**
	 * The payer complains again.
	 */
	CONTINUE_COMPLAINT("USER_CONTINUE_COMPLAINT", Operators.PAYER, "用户继续投诉", UnaryOperator.identity()),

	/**
	 * The payer writes a message.
	 */
	USER_RESPONSE("USER_RESPONSE", Operators.PAYER, "请尽快处理", ComplaintStatus::messaged),

	/**
	 * The platform writes a message.
	 */
	RESPONSE_BY_PLATFORM("PLATFORM_RESPONSE", Operators.PLATFORM, "请商家尽快与用户协商", UnaryOperator.identity()),

	/**
	 * The merchant starts to refund everything.
	 */
	SELLER_REFUND("COMPLAINT_FULL_REFUNDED_SYSTEM_MESSAGE", Operators.SYSTEM, "商户发起全额退款",
			ComplaintStatus::fullyRefunded),

	/**
	 * The merchant replies.
	 */
	MERCHANT_RESPONSE("MERCHANT_RESPONSE", Operators.MERCHANT, "已与用户沟通解决", ComplaintStatus::replied),

	/**
	 * The merchant says that it is done.
	 */
	MERCHANT_CONFIRM_COMPLETE("MERCHANT_CONFIRM_COMPLETE", Operators.MERCHANT, "商户反馈处理完成", ComplaintStatus::processed),

	/**
	 * The payer asks the platform to mediate.
	 */
	USER_APPLY_PLATFORM_SERVICE("USER_APPLY_PLATFORM_SERVICE", Operators.PAYER, "用户申请平台协助",
			(status) -> status.mediated(true)),

	/**
	 * The payer no longer wants the platform to mediate.
	 */
	USER_CANCEL_PLATFORM_SERVICE("USER_CANCEL_PLATFORM_SERVICE", Operators.PAYER, "用户取消平台协助",
			(status) -> status.mediated(false)),

	/**
	 * The platform stops mediating.
	 */
	PLATFORM_SERVICE_FINISHED("PLATFORM_SERVICE_FINISHED", Operators.PLATFORM, "客服结束平台协助",
			(status) -> status.mediated(false)),

	/**
	 * The merchant approves the refund.
	 */
	MERCHANT_APPROVE_REFUND("MERCHANT_APPROVE_REFUND", Operators.MERCHANT, "商户同意退款",
			(status) -> status.replied().decided()),

	/**
	 * The merchant rejects the refund.
	 */
	MERCHANT_REJECT_REFUND("MERCHANT_REFUSE_RERUND", Operators.MERCHANT, "商户驳回退款",
			(status) -> status.processed().decided()),

	/**
	 * The refund has arrived.
	 */
	REFUND_SUCCESS("COMPLAINT_REFUND_RECEIVED_SYSTEM_MESSAGE", Operators.SYSTEM, "退款到账",
			(status) -> status.fullyRefunded().processed());

	private final String operateType;

	private final String operator;

	private final String text;

	private final UnaryOperator<ComplaintStatus> change;

	ComplaintEvent(String operateType, String operator, String text, UnaryOperator<ComplaintStatus> change) {
		this.operateType = operateType;
		this.operator = operator;
		this.text = text;
		this.change = change;
	}

	/**
	 * Find the event that a notification calls by this name.
	 * @param actionType the name
	 * @return the event, empty for creation and for what is not known
	 */
	public static Optional<ComplaintEvent> of(String actionType) {
		return Arrays.stream(values()).filter((event) -> event.name().equals(actionType)).findFirst();
	}

	/**
	 * Return what is said when nothing else is.
	 * @return a text
	 */
	public String text() {
		return this.text;
	}

	ComplaintStatus apply(ComplaintStatus status, ComplaintState reopened) {
		return (this == CONTINUE_COMPLAINT) ? status.continued(reopened) : this.change.apply(status);
	}

	String operateType() {
		return this.operateType;
	}

	String operator() {
		return this.operator;
	}

}
