package io.github.wechatpay.complaint.reconciliation;

import java.time.Instant;

import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import io.github.wechatpay.complaint.complaints.ComplaintStates;
import org.jspecify.annotations.Nullable;

/**
 * Counts the open complaints of one look.
 */
final class OpenComplaintsCounter {

	private final ComplaintDeadlines deadlines;

	private final Instant now;

	private int open;

	private int overdue;

	private @Nullable Instant nextReplyDue;

	OpenComplaintsCounter(ComplaintDeadlines deadlines, Instant now) {
		this.deadlines = deadlines;
		this.now = now;
	}

	void add(Complaint complaint) {
		if (ComplaintStates.PROCESSED.equals(complaint.complaintState())) {
			return;
		}
		this.open++;
		if (this.deadlines.isOverdue(complaint, this.now)) {
			this.overdue++;
		}
		if (ComplaintStates.PENDING.equals(complaint.complaintState()) && complaint.complaintTime() != null) {
			addReplyDue(this.deadlines.replyDue(complaint));
		}
	}

	OpenComplaints count() {
		return new OpenComplaints(this.open, this.overdue, this.nextReplyDue);
	}

	private void addReplyDue(Instant due) {
		if (this.nextReplyDue == null || due.isBefore(this.nextReplyDue)) {
			this.nextReplyDue = due;
		}
	}

}
