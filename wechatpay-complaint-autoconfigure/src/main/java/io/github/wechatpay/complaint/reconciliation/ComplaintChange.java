package io.github.wechatpay.complaint.reconciliation;

import io.github.wechatpay.complaint.complaints.ComplaintStates;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Content;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a complaint since it was handled.
 */
enum ComplaintChange {

	/**
	 * Nothing.
	 */
	NONE,

	/**
	 * Something that asks nothing of the merchant.
	 */
	OTHER,

	/**
	 * Something that has to be handled.
	 */
	TO_HANDLE;

	static ComplaintChange between(@Nullable Content before, Content now) {
		if (before == null || asksForSomething(before, now)) {
			return TO_HANDLE;
		}
		return before.equals(now) ? NONE : OTHER;
	}

	private static boolean asksForSomething(Content before, Content now) {
		boolean written = now.incomingUserResponse() && !before.incomingUserResponse();
		boolean repeated = now.userComplaintTimes() > before.userComplaintTimes();
		boolean refunded = now.complaintFullRefunded() && !before.complaintFullRefunded();
		boolean reopened = isProcessed(before) && !isProcessed(now);
		return written || repeated || refunded || reopened;
	}

	private static boolean isProcessed(Content content) {
		return ComplaintStates.PROCESSED.equals(content.complaintState());
	}

}
