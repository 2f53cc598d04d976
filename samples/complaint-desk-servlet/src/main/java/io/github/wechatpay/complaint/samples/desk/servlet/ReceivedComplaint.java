package io.github.wechatpay.complaint.samples.desk.servlet;

import java.time.Instant;

import io.github.wechatpay.complaint.complaints.Complaint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a complaint.
 */
@Entity
class ReceivedComplaint {

	@Id
	private String complaintId = "";

	private String complaintedMchid = "";

	private String complaintState = "";

	private @Nullable Instant complaintTime;

	private boolean incomingUserResponse;

	@Column(length = 4000)
	private String complaintDetail = "";

	protected ReceivedComplaint() {
	}

	ReceivedComplaint(Complaint complaint) {
		this.complaintId = complaint.complaintId();
		this.complaintedMchid = complaint.complaintedMchid();
		this.complaintState = complaint.complaintState();
		this.complaintTime = (complaint.complaintTime() != null) ? complaint.complaintTime().toInstant() : null;
		this.incomingUserResponse = complaint.incomingUserResponse();
		this.complaintDetail = complaint.complaintDetail();
	}

	public String getComplaintId() {
		return this.complaintId;
	}

	public String getComplaintedMchid() {
		return this.complaintedMchid;
	}

	public String getComplaintState() {
		return this.complaintState;
	}

	public @Nullable Instant getComplaintTime() {
		return this.complaintTime;
	}

	public boolean isIncomingUserResponse() {
		return this.incomingUserResponse;
	}

	public String getComplaintDetail() {
		return this.complaintDetail;
	}

}
