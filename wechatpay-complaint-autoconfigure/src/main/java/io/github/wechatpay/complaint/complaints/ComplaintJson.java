package io.github.wechatpay.complaint.complaints;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * A complaint as it is on the wire, where everything may be absent.
 */
record ComplaintJson(@Nullable String complaintId, @Nullable OffsetDateTime complaintTime,
		@Nullable String complaintDetail, @Nullable String complaintDetailTrans, @Nullable String complaintState,
		@Nullable String complaintedMchid, @Nullable String payerPhone, @Nullable String payerOpenid,
		@Nullable List<@Nullable ComplaintOrder> complaintOrderInfo, @Nullable Boolean complaintFullRefunded,
		@Nullable Boolean isOverdue, @Nullable String priority, @Nullable Boolean incomingUserResponse,
		@Nullable Integer userComplaintTimes, @Nullable List<@Nullable ComplaintMedia> complaintMediaList,
		@Nullable String problemDescription, @Nullable String problemType, @Nullable Long applyRefundAmount,
		@Nullable List<@Nullable String> userTagList, @Nullable List<@Nullable ServiceOrder> serviceOrderInfo,
		@Nullable AdditionalInfo additionalInfo, @Nullable Boolean inPlatformService,
		@Nullable Boolean needImmediateService, @Nullable Boolean isAgentMode) {

	boolean isIdentified() {
		return StringUtils.hasText(this.complaintId);
	}

	Complaint toComplaint(UnaryOperator<String> phoneDecryptor) {
		return new Complaint(Lenient.text(this.complaintId), this.complaintTime, Lenient.text(this.complaintDetail),
				this.complaintDetailTrans, Lenient.text(this.complaintState), Lenient.text(this.complaintedMchid),
				phone(phoneDecryptor), this.payerOpenid, Lenient.list(this.complaintOrderInfo),
				Lenient.flag(this.complaintFullRefunded), this.isOverdue, this.priority,
				Lenient.flag(this.incomingUserResponse), Lenient.number(this.userComplaintTimes),
				Lenient.list(this.complaintMediaList), this.problemDescription, this.problemType,
				this.applyRefundAmount, Lenient.list(this.userTagList), Lenient.list(this.serviceOrderInfo),
				this.additionalInfo, this.inPlatformService, this.needImmediateService, this.isAgentMode);
	}

	private @Nullable EncryptedText phone(UnaryOperator<String> phoneDecryptor) {
		return StringUtils.hasText(this.payerPhone) ? new EncryptedText(this.payerPhone, phoneDecryptor) : null;
	}

}
