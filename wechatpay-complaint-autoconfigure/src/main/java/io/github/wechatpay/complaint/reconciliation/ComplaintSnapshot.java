package io.github.wechatpay.complaint.reconciliation;

import io.github.wechatpay.complaint.complaints.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * How a complaint was when it was handled, and what looks at it have found since.
 *
 * @param complaintId the id of the complaint
 * @param version a number that grows by one with each snapshot of the complaint, from 1
 * @param status what looks have found
 * @param content how the complaint was, or {@code null} if it has never been handled
 */
public record ComplaintSnapshot(String complaintId, long version, Status status, @Nullable Content content) {

	/**
	 * Return what there is of a complaint of which there is no snapshot.
	 */
	static ComplaintSnapshot none(String complaintId) {
		return new ComplaintSnapshot(complaintId, 0, Status.KNOWN, null);
	}

	/**
	 * Return the next snapshot, with the complaint as it is now.
	 */
	ComplaintSnapshot of(Complaint complaint) {
		return new ComplaintSnapshot(this.complaintId, this.version + 1, Status.KNOWN, Content.of(complaint));
	}

	/**
	 * Return the next snapshot, with the same content.
	 */
	ComplaintSnapshot with(Status status) {
		return new ComplaintSnapshot(this.complaintId, this.version + 1, status, this.content);
	}

	/**
	 * What looks have found.
	 */
	public enum Status {

		/**
		 * Nothing that has to be handled.
		 */
		KNOWN,

		/**
		 * Something that has to be handled, in one look: its notification may be on its
		 * way.
		 */
		SUSPECTED,

		/**
		 * The same in a further look: it is being handled, or will be.
		 */
		FOUND

	}

	/**
	 * What is compared.
	 *
	 * @param complaintState the state
	 * @param incomingUserResponse whether a message of the payer waits for a response
	 * @param userComplaintTimes how often the payer complained
	 * @param complaintFullRefunded whether everything was refunded
	 */
	public record Content(String complaintState, boolean incomingUserResponse, int userComplaintTimes,
			boolean complaintFullRefunded) {

		static Content of(Complaint complaint) {
			return new Content(complaint.complaintState(), complaint.incomingUserResponse(),
					complaint.userComplaintTimes(), complaint.complaintFullRefunded());
		}

	}

}
