package io.github.wechatpay.complaint.reconciliation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What this instance has seen of the complaints of a merchant.
 *
 * @param looked how many complaints it has looked at since it was started
 * @param found how many of them it has found to be handled
 * @param lastLook when the last look of this instance that succeeded began, or
 * {@code null} if there was none
 * @param openComplaints what was open then, or {@code null} if another instance has
 * looked since
 * @param failure why the last look of this instance failed, or {@code null} if it did not
 */
public record ReconciliationStatus(long looked, long found, @Nullable Instant lastLook,
		@Nullable OpenComplaints openComplaints, @Nullable String failure) {

	static ReconciliationStatus initial() {
		return new ReconciliationStatus(0, 0, null, null, null);
	}

	ReconciliationStatus looked(int complaints) {
		return new ReconciliationStatus(this.looked + complaints, this.found, this.lastLook, this.openComplaints,
				this.failure);
	}

	ReconciliationStatus foundOne() {
		return new ReconciliationStatus(this.looked, this.found + 1, this.lastLook, this.openComplaints, this.failure);
	}

	ReconciliationStatus succeeded(Instant time, OpenComplaints complaints) {
		return new ReconciliationStatus(this.looked, this.found, time, complaints, null);
	}

	ReconciliationStatus failed(String reason) {
		return new ReconciliationStatus(this.looked, this.found, this.lastLook, this.openComplaints, reason);
	}

	ReconciliationStatus elsewhere() {
		return new ReconciliationStatus(this.looked, this.found, this.lastLook, null, null);
	}

}
