package io.github.wechatpay.complaint.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.FreshComplaint;
import io.github.wechatpay.complaint.callback.HandlingInterceptor;
import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Content;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Reads the complaint of a notification before it is handled, and remembers it as it was
 * then once it was handled. Neither is worth a failed handling: a complaint without a
 * snapshot is handled once more.
 */
public final class SnapshotInterceptor implements HandlingInterceptor {

	private static final Log logger = LogFactory.getLog(SnapshotInterceptor.class);

	// looks and other handlings may save one at the same time
	private static final int ATTEMPTS = 5;

	private final ComplaintSnapshotStore snapshots;

	private final Function<String, ComplaintService> services;

	/**
	 * Create a new interceptor.
	 * @param snapshots keeps the snapshots
	 * @param services gives the service that reads complaints for a {@code mchid}
	 */
	public SnapshotInterceptor(ComplaintSnapshotStore snapshots, Function<String, ComplaintService> services) {
		this.snapshots = snapshots;
		this.services = services;
	}

	@Override
	public Mono<Void> intercept(ComplaintNotification notification, Mono<Void> handlers) {
		return read(notification).singleOptional()
			.onErrorResume((failure) -> report(notification, "read before it is handled", failure)
				.thenReturn(Optional.empty()))
			.flatMap((complaint) -> complaint.map((found) -> handle(notification, handlers, found)).orElse(handlers));
	}

	private Mono<Complaint> read(ComplaintNotification notification) {
		return Mono.defer(() -> this.services.apply(notification.mchid()).get(notification.complaintId()));
	}

	private Mono<Void> handle(ComplaintNotification notification, Mono<Void> handlers, Complaint complaint) {
		Mono<Void> handled = FreshComplaint.provide(handlers, complaint)
			.then(Mono.defer(() -> save(notification.mchid(), complaint))
				.onErrorResume((failure) -> report(notification, "remembered as handled", failure)));
		return ComplaintActions.RECONCILED.equals(notification.actionType())
				? hasBeenHandled(notification, complaint).flatMap((done) -> done ? Mono.empty() : handled) : handled;
	}

	// by its notification, which came after all, or was waiting
	private Mono<Boolean> hasBeenHandled(ComplaintNotification notification, Complaint complaint) {
		return find(notification.mchid(), complaint.complaintId())
			.map((snapshot) -> snapshot.status() == ComplaintSnapshot.Status.KNOWN
					&& ComplaintChange.between(snapshot.content(), Content.of(complaint)) != ComplaintChange.TO_HANDLE)
			.onErrorReturn(false);
	}

	private Mono<ComplaintSnapshot> find(String mchid, String complaintId) {
		return Mono.defer(() -> this.snapshots.find(mchid, List.of(complaintId)).next())
			.defaultIfEmpty(ComplaintSnapshot.none(complaintId));
	}

	private Mono<Void> save(String mchid, Complaint complaint) {
		return find(mchid, complaint.complaintId())
			.flatMap((snapshot) -> this.snapshots.save(mchid, snapshot.of(complaint)))
			.filter(Boolean::booleanValue)
			.repeatWhenEmpty(ATTEMPTS, Function.identity())
			.then();
	}

	private static Mono<Void> report(ComplaintNotification notification, String what, Throwable failure) {
		return Mono.fromRunnable(() -> logger.warn("Complaint " + notification.complaintId() + " could not be " + what
				+ ", so that reconciliation may tell of it once more: " + failure.getMessage()));
	}

}
