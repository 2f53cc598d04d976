package io.github.wechatpay.complaint.complaints;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a payer raised, with every field that either access point documents. Fields that
 * are not sent are {@code null} or an empty list; of those that WeChat Pay should always
 * send and does not, or sends as something else, texts are empty, counts 0, flags
 * {@code false} and times {@code null}, except for the id, without which there is no
 * complaint. Each text is one of an open set: new values may appear at any time.
 * <p>
 * The text of the complaint and what identifies the payer are not part of
 * {@link #toString()}. Printed as JSON, the phone number is a mask.
 *
 * @param complaintId the id, of 27 digits so far
 * @param complaintTime when the complaint was raised
 * @param complaintDetail what the payer wrote
 * @param complaintDetailTrans a translation of it (global)
 * @param complaintState one of {@link ComplaintStates}
 * @param complaintedMchid the merchant the complaint is about
 * @param payerPhone the phone number to call the payer back, if one was given
 * @param payerOpenid the payer's openid (mainland, read by id only)
 * @param complaintOrderInfo the transaction that is complained of, so far one
 * @param complaintFullRefunded whether everything complained of was refunded
 * @param isOverdue whether a deadline has passed (global)
 * @param priority one of {@link Priorities} (global)
 * @param incomingUserResponse whether a message of the payer waits for a response
 * @param userComplaintTimes how often the payer complained, from 1
 * @param complaintMediaList the payer's images
 * @param problemDescription the title of the problem, as the payer chose it
 * @param problemType one of {@link ProblemTypes} (mainland)
 * @param applyRefundAmount what the payer wants back, in fen (mainland, for
 * {@link ProblemTypes#REFUND})
 * @param userTagList some of {@link UserTags} (mainland)
 * @param serviceOrderInfo the PayScore orders as they were when the complaint was raised
 * @param additionalInfo what is known of a rented power bank (mainland)
 * @param inPlatformService whether WeChat Pay mediates (mainland)
 * @param needImmediateService whether it is to be answered by
 * {@link MainlandComplaintService#respondImmediately} (mainland)
 * @param isAgentMode whether it was raised with an AI agent (mainland)
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012533436">A complaint in
 * mainland China</a>
 */
public record Complaint(String complaintId, @Nullable OffsetDateTime complaintTime, String complaintDetail,
		@Nullable String complaintDetailTrans, String complaintState, String complaintedMchid,
		@Nullable EncryptedText payerPhone, @Nullable String payerOpenid, List<ComplaintOrder> complaintOrderInfo,
		boolean complaintFullRefunded, @Nullable Boolean isOverdue, @Nullable String priority,
		boolean incomingUserResponse, int userComplaintTimes, List<ComplaintMedia> complaintMediaList,
		@Nullable String problemDescription, @Nullable String problemType, @Nullable Long applyRefundAmount,
		List<String> userTagList, List<ServiceOrder> serviceOrderInfo, @Nullable AdditionalInfo additionalInfo,
		@Nullable Boolean inPlatformService, @Nullable Boolean needImmediateService, @Nullable Boolean isAgentMode) {

	/**
	 * Create a complaint.
	 * @param complaintId the id, of 27 digits so far
	 * @param complaintTime when the complaint was raised
	 * @param complaintDetail what the payer wrote
	 * @param complaintDetailTrans a translation of it (global)
	 * @param complaintState one of {@link ComplaintStates}
	 * @param complaintedMchid the merchant the complaint is about
	 * @param payerPhone the phone number to call the payer back, if one was given
	 * @param payerOpenid the payer's openid (mainland, read by id only)
	 * @param complaintOrderInfo the transaction that is complained of, so far one
	 * @param complaintFullRefunded whether everything complained of was refunded
	 * @param isOverdue whether a deadline has passed (global)
	 * @param priority one of {@link Priorities} (global)
	 * @param incomingUserResponse whether a message of the payer waits for a response
	 * @param userComplaintTimes how often the payer complained, from 1
	 * @param complaintMediaList the payer's images
	 * @param problemDescription the title of the problem, as the payer chose it
	 * @param problemType one of {@link ProblemTypes} (mainland)
	 * @param applyRefundAmount what the payer wants back, in fen (mainland)
	 * @param userTagList some of {@link UserTags} (mainland)
	 * @param serviceOrderInfo the PayScore orders as they were when the complaint was
	 * raised
	 * @param additionalInfo what is known of a rented power bank (mainland)
	 * @param inPlatformService whether WeChat Pay mediates (mainland)
	 * @param needImmediateService whether it is to be answered by
	 * {@link MainlandComplaintService#respondImmediately} (mainland)
	 * @param isAgentMode whether it was raised with an AI agent (mainland)
	 */
	public Complaint {
		Assert.hasText(complaintId, "'complaintId' must not be empty");
		complaintDetail = Lenient.text(complaintDetail);
		complaintState = Lenient.text(complaintState);
		complaintedMchid = Lenient.text(complaintedMchid);
		complaintOrderInfo = Lenient.list(complaintOrderInfo);
		complaintMediaList = Lenient.list(complaintMediaList);
		userTagList = Lenient.list(userTagList);
		serviceOrderInfo = Lenient.list(serviceOrderInfo);
	}

	/**
	 * Return which complaint it is, without what the payer wrote and who that is.
	 */
	@Override
	public String toString() {
		return "Complaint[complaintId=" + this.complaintId + ", complaintTime=" + this.complaintTime
				+ ", complaintState=" + this.complaintState + ", complaintedMchid=" + this.complaintedMchid + "]";
	}

}
