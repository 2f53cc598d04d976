package io.github.wechatpay.complaint.reconciliation;

import java.time.Instant;
import java.util.Collection;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the snapshots of complaints, for all instances that share it, and when the
 * complaints of a merchant were looked at. A bean of this type replaces the one that the
 * properties describe. Snapshots are kept for longer than complaints are looked at.
 */
public interface ComplaintSnapshotStore {

	/**
	 * Find snapshots.
	 * @param mchid the merchant whose complaints they are of
	 * @param complaintIds the ids of at most 50 complaints
	 * @return the snapshots of those that have one, in any order
	 */
	Flux<ComplaintSnapshot> find(String mchid, Collection<String> complaintIds);

	/**
	 * Save a snapshot in the place of the one with the version before, or of none if its
	 * version is 1.
	 * @param mchid the merchant whose complaint it is of
	 * @param snapshot the snapshot
	 * @return whether it was saved; {@code false} if there is another version meanwhile
	 */
	Mono<Boolean> save(String mchid, ComplaintSnapshot snapshot);

	/**
	 * Return when the complaints of a merchant were looked at last.
	 * @param mchid the merchant
	 * @return the time, or empty if they never were as a whole
	 */
	Mono<Instant> findLastLook(String mchid);

	/**
	 * Remember when the complaints of a merchant were looked at as a whole.
	 * @param mchid the merchant
	 * @param time when the look began
	 * @return completes when it is remembered
	 */
	Mono<Void> saveLastLook(String mchid, Instant time);

}
