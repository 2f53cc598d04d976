package io.github.wechatpay.complaint.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import io.github.wechatpay.complaint.complaints.ComplaintQuery;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Status;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks at the complaints of one merchant, and has those handled that were never heard
 * of.
 */
final class MerchantReconciliation {

	private static final Log logger = LogFactory.getLog(MerchantReconciliation.class);

	// all times of WeChat Pay are those of this zone
	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final int BATCH = 50;

	private static final int HANDLINGS = 8;

	// as WeChat Pay; what takes longer goes on, and is seen as handled by a later look
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final ReconciledMerchant merchant;

	private final ComplaintSnapshotStore snapshots;

	private final NotificationDispatcher dispatcher;

	private final ComplaintDeadlines deadlines;

	private final AtomicReference<ReconciliationStatus> status = new AtomicReference<>(ReconciliationStatus.initial());

	MerchantReconciliation(ReconciledMerchant merchant, ComplaintSnapshotStore snapshots,
			NotificationDispatcher dispatcher, ComplaintDeadlines deadlines) {
		this.merchant = merchant;
		this.snapshots = snapshots;
		this.dispatcher = dispatcher;
		this.deadlines = deadlines;
	}

	ReconciledMerchant merchant() {
		return this.merchant;
	}

	ReconciliationStatus status() {
		return this.status.get();
	}

	/**
	 * Look at all complaints.
	 * @param now the time
	 * @param lookback how old they may be
	 * @param first whether there was no look before
	 */
	Mono<Void> look(Instant now, Duration lookback, boolean first) {
		SnapshotComparison comparison = new SnapshotComparison(this.snapshots, this.merchant.mchid(), first);
		OpenComplaintsCounter counter = new OpenComplaintsCounter(this.deadlines, now);
		ComplaintQuery query = ComplaintQuery.between(LocalDate.ofInstant(now.minus(lookback), ZONE),
				LocalDate.ofInstant(now, ZONE));
		return this.merchant.complaintService()
			.listAll(query)
			.doOnNext(counter::add)
			.buffer(BATCH)
			.concatMap((complaints) -> compare(comparison, complaints), 1)
			.flatMap((found) -> handle(found, now), HANDLINGS)
			.then(Mono.defer(() -> this.snapshots.saveLastLook(this.merchant.mchid(), now)))
			.doOnSuccess((saved) -> this.status.updateAndGet((last) -> last.succeeded(now, counter.count())));
	}

	/**
	 * Note that another instance has looked, or is looking.
	 */
	void lookedElsewhere() {
		this.status.updateAndGet(ReconciliationStatus::elsewhere);
	}

	void failed(Throwable failure) {
		this.status.updateAndGet((last) -> last.failed(String.valueOf(failure.getMessage())));
	}

	private Flux<FoundComplaint> compare(SnapshotComparison comparison, List<Complaint> complaints) {
		this.status.updateAndGet((last) -> last.looked(complaints.size()));
		return comparison.compare(complaints).doOnNext(this::count);
	}

	private void count(FoundComplaint found) {
		if (found.isNew()) {
			this.status.updateAndGet(ReconciliationStatus::foundOne);
			logger.info("Reconciliation found complaint " + found.snapshot().complaintId() + " of merchant "
					+ this.merchant.name() + ", of which no notification was handled");
		}
	}

	private Mono<Void> handle(FoundComplaint found, Instant now) {
		return this.dispatcher.dispatch(found.notification(now.atZone(ZONE).toOffsetDateTime()))
			.timeout(PATIENCE, Mono.empty())
			.filter((reception) -> reception == Reception.HANDLED_BEFORE)
			.flatMap((handled) -> renew(found))
			// the dispatcher has reported it, and the next look finds it again
			.onErrorComplete()
			.then();
	}

	// it was handled, but differs again or was not remembered: it needs another id
	private Mono<Boolean> renew(FoundComplaint found) {
		return this.snapshots.save(this.merchant.mchid(), found.snapshot().with(Status.FOUND));
	}

}
