package io.github.wechatpay.complaint.emulator.complaint;

import java.util.ArrayList;
import java.util.List;

/**
 * What changes about a complaint.
 *
 * @param state how far it has come
 * @param awaitsReply whether a message of the payer waits for a reply
 * @param times how often the payer complained
 * @param refunded whether everything was refunded
 * @param refundDecided whether the merchant has decided about the refund
 * @param platformService whether the platform mediates
 * @param entries what was added to the history since the complaint was raised
 */
public record ComplaintStatus(ComplaintState state, boolean awaitsReply, int times, boolean refunded,
		boolean refundDecided, boolean platformService, List<HistoryEntry> entries) {

	static final ComplaintStatus NEW = new ComplaintStatus(ComplaintState.PENDING, false, 1, false, false, false,
			List.of());

	ComplaintStatus messaged() {
		return new ComplaintStatus(this.state, true, this.times, this.refunded, this.refundDecided,
				this.platformService, this.entries);
	}

	ComplaintStatus continued(ComplaintState reopened) {
		ComplaintState next = (this.state == ComplaintState.PROCESSED) ? reopened : this.state;
		return new ComplaintStatus(next, true, this.times + 1, this.refunded, this.refundDecided, this.platformService,
				this.entries);
	}

	ComplaintStatus replied() {
		ComplaintState next = (this.state == ComplaintState.PENDING) ? ComplaintState.PROCESSING : this.state;
		return new ComplaintStatus(next, false, this.times, this.refunded, this.refundDecided, this.platformService,
				this.entries);
	}

	ComplaintStatus processed() {
		return new ComplaintStatus(ComplaintState.PROCESSED, false, this.times, this.refunded, this.refundDecided,
				this.platformService, this.entries);
	}

	ComplaintStatus fullyRefunded() {
		return new ComplaintStatus(this.state, this.awaitsReply, this.times, true, this.refundDecided,
				this.platformService, this.entries);
	}

	ComplaintStatus decided() {
		return new ComplaintStatus(this.state, this.awaitsReply, this.times, this.refunded, true, this.platformService,
				this.entries);
	}

	ComplaintStatus mediated(boolean platformService) {
		return new ComplaintStatus(this.state, this.awaitsReply, this.times, this.refunded, this.refundDecided,
				platformService, this.entries);
	}

	ComplaintStatus with(HistoryEntry entry) {
		List<HistoryEntry> more = new ArrayList<>(this.entries);
		more.add(entry);
		return new ComplaintStatus(this.state, this.awaitsReply, this.times, this.refunded, this.refundDecided,
				this.platformService, List.copyOf(more));
	}

}
