package io.github.wechatpay.complaint.reconciliation;

import java.util.List;

import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Content;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Status;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares complaints with their snapshots, and saves what has changed.
 */
final class SnapshotComparison {

	private final ComplaintSnapshotStore snapshots;

	private final String mchid;

	private final boolean first;

	/**
	 * Create a new comparison.
	 * @param first whether the complaints of the merchant were never looked at as a
	 * whole, so that those without a snapshot are nothing new
	 */
	SnapshotComparison(ComplaintSnapshotStore snapshots, String mchid, boolean first) {
		this.snapshots = snapshots;
		this.mchid = mchid;
		this.first = first;
	}

	/**
	 * Compare complaints with their snapshots.
	 * @return those that have to be handled
	 */
	Flux<FoundComplaint> compare(List<Complaint> complaints) {
		List<String> ids = complaints.stream().map(Complaint::complaintId).toList();
		return this.snapshots.find(this.mchid, ids)
			.collectMap(ComplaintSnapshot::complaintId)
			.flatMapMany((known) -> Flux.fromIterable(complaints)
				.concatMap((complaint) -> compare(complaint,
						known.getOrDefault(complaint.complaintId(), ComplaintSnapshot.none(complaint.complaintId())))));
	}

	private Mono<FoundComplaint> compare(Complaint complaint, ComplaintSnapshot snapshot) {
		boolean remembered = this.first && snapshot.version() == 0;
		ComplaintChange change = remembered ? ComplaintChange.OTHER
				: ComplaintChange.between(snapshot.content(), Content.of(complaint));
		return switch (change) {
			case NONE -> (snapshot.status() == Status.KNOWN) ? Mono.empty() : remember(complaint, snapshot);
			case OTHER -> remember(complaint, snapshot);
			case TO_HANDLE -> find(complaint, snapshot);
		};
	}

	private Mono<FoundComplaint> find(Complaint complaint, ComplaintSnapshot snapshot) {
		return switch (snapshot.status()) {
			case KNOWN -> this.snapshots.save(this.mchid, snapshot.with(Status.SUSPECTED)).then(Mono.empty());
			case SUSPECTED -> {
				ComplaintSnapshot found = snapshot.with(Status.FOUND);
				yield this.snapshots.save(this.mchid, found)
					.filter(Boolean::booleanValue)
					.map((saved) -> new FoundComplaint(this.mchid, complaint, found, true));
			}
			case FOUND -> Mono.just(new FoundComplaint(this.mchid, complaint, snapshot, false));
		};
	}

	// another version is that of a handling, which is later than this look
	private Mono<FoundComplaint> remember(Complaint complaint, ComplaintSnapshot snapshot) {
		return this.snapshots.save(this.mchid, snapshot.of(complaint)).then(Mono.empty());
	}

}
