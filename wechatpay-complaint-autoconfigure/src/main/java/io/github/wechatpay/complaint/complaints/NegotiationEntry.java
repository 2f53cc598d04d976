package io.github.wechatpay.complaint.complaints;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody said or did about a complaint. As for a {@link Complaint}, what is not
 * sent is {@code null} or empty, and what somebody wrote is not part of
 * {@link #toString()}.
 *
 * @param logId the id of the entry, of 27 digits so far
 * @param operator who it was, for display, such as 投诉人, 商家 or 系统
 * @param operateTime when it was
 * @param operateType one of {@link NegotiationTypes}
 * @param operateDetails what was said; the reason of a rejected refund, the score of a
 * payer's survey
 * @param imageList images of merchant and platform: links for a browser, which work for
 * an hour and not with {@link ComplaintService#downloadImage}
 * @param complaintMediaList images for {@link ComplaintService#downloadImage}
 * @param userAppyPlatformServiceReason why the payer asked WeChat Pay for help (mainland;
 * the name is WeChat Pay's)
 * @param userAppyPlatformServiceReasonDescription what the payer wrote about it
 * (mainland; the name is WeChat Pay's)
 * @param normalMessage a message of blocks, as in {@link ImmediateResponse#message()}
 * (mainland)
 * @param clickMessage what the payer clicked (mainland)
 */
public record NegotiationEntry(String logId, String operator, @Nullable OffsetDateTime operateTime, String operateType,
		@Nullable String operateDetails, List<String> imageList, List<ComplaintMedia> complaintMediaList,
		@Nullable String userAppyPlatformServiceReason, @Nullable String userAppyPlatformServiceReasonDescription,
		@Nullable JsonNode normalMessage, @Nullable ClickMessage clickMessage) {

	/**
	 * Create an entry.
	 * @param logId the id of the entry, of 27 digits so far
	 * @param operator who it was, for display, such as 投诉人, 商家 or 系统
	 * @param operateTime when it was
	 * @param operateType one of {@link NegotiationTypes}
	 * @param operateDetails what was said
	 * @param imageList images of merchant and platform
	 * @param complaintMediaList images for {@link ComplaintService#downloadImage}
	 * @param userAppyPlatformServiceReason why the payer asked WeChat Pay for help
	 * (mainland; the name is WeChat Pay's)
	 * @param userAppyPlatformServiceReasonDescription what the payer wrote about it
	 * (mainland; the name is WeChat Pay's)
	 * @param normalMessage a message of blocks, as in {@link ImmediateResponse#message()}
	 * (mainland)
	 * @param clickMessage what the payer clicked (mainland)
	 */
	public NegotiationEntry {
		logId = Lenient.text(logId);
		operator = Lenient.text(operator);
		operateType = Lenient.text(operateType);
		imageList = Lenient.list(imageList);
		complaintMediaList = Lenient.list(complaintMediaList);
		normalMessage = Lenient.json(normalMessage);
	}

	/**
	 * Return which entry it is, without what was said.
	 */
	@Override
	public String toString() {
		return "NegotiationEntry[logId=" + this.logId + ", operateTime=" + this.operateTime + ", operateType="
				+ this.operateType + "]";
	}

	/**
	 * What a payer clicked in a message of blocks.
	 *
	 * @param messageContent the message, documented both as an object and as a text
	 * @param actionId the action that was clicked
	 * @param clickedLogId the entry whose action was clicked
	 */
	public record ClickMessage(@Nullable JsonNode messageContent, @Nullable String actionId,
			@Nullable String clickedLogId) {

		/**
		 * Create a message.
		 * @param messageContent the message, documented both as an object and as a text
		 * @param actionId the action that was clicked
		 * @param clickedLogId the entry whose action was clicked
		 */
		public ClickMessage {
			messageContent = Lenient.json(messageContent);
		}

		/**
		 * Return which entry was clicked, without the message.
		 */
		@Override
		public String toString() {
			return "ClickMessage[clickedLogId=" + this.clickedLogId + "]";
		}

	}

}
