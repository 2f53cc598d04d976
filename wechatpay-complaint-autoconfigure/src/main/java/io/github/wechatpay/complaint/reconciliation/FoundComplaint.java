package io.github.wechatpay.complaint.reconciliation;

import java.time.OffsetDateTime;

import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.complaints.Complaint;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A complaint that has to be handled.
 *
 * @param mchid the merchant whose complaints were looked at
 * @param complaint the complaint as it was listed
 * @param snapshot the snapshot that it differs from
 * @param isNew whether this look is the one that found it
 */
record FoundComplaint(String mchid, Complaint complaint, ComplaintSnapshot snapshot, boolean isNew) {

	private static final String CREATED = "COMPLAINT.CREATE";

	private static final String CHANGED = "COMPLAINT.STATE_CHANGE";

	/**
	 * Return what has it handled as if WeChat Pay had sent it. It has the same id until
	 * it was handled.
	 */
	ComplaintNotification notification(OffsetDateTime time) {
		String complaintId = this.snapshot.complaintId();
		String resource = JsonNodeFactory.instance.objectNode()
			.put("complaint_id", complaintId)
			.put("action_type", ComplaintActions.RECONCILED)
			.toString();
		return new ComplaintNotification(this.mchid, complaintId + "-" + this.snapshot.version(), time,
				(this.snapshot.content() != null) ? CHANGED : CREATED, null, complaintId, ComplaintActions.RECONCILED,
				resource);
	}

}
