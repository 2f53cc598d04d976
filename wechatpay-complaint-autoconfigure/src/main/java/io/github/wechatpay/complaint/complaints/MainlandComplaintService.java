package io.github.wechatpay.complaint.complaints;

import reactor.core.publisher.Mono;

/**
 * What can be done about complaints in mainland China only. Fails as
 * {@link ComplaintService} does.
 *
 * @see ComplaintService#mainland()
 */
public interface MainlandComplaintService {

	/**
	 * Agree to the refund that the payer asks for. It moves no money: the refund itself
	 * is made with the API for refunds, and the complaint is processed when it arrives.
	 * @param complaintId the id of a complaint of type {@link ProblemTypes#REFUND}
	 * @param launchRefundDay in how many working days the refund is started, {@code 0}
	 * for today
	 * @return completes when WeChat Pay has accepted it
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467256">Decision about
	 * a refund</a>
	 */
	Mono<Void> approveRefund(String complaintId, int launchRefundDay);

	/**
	 * Reject the refund that the payer asks for. The complaint is then processed.
	 * @param complaintId the id of a complaint of type {@link ProblemTypes#REFUND}
	 * @param rejection the reason
	 * @return completes when WeChat Pay has accepted it
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467256">Decision about
	 * a refund</a>
	 */
	Mono<Void> rejectRefund(String complaintId, RefundRejection rejection);

	/**
	 * Send a message about a complaint that {@linkplain Complaint#needImmediateService()
	 * needs immediate service}.
	 * @param complaintId the id of the complaint
	 * @param response the message; WeChat Pay processes the same idempotent id once
	 * @return the id of the entry in the history
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4017151596">Immediate
	 * service</a>
	 */
	Mono<String> respondImmediately(String complaintId, ImmediateResponse response);

}
