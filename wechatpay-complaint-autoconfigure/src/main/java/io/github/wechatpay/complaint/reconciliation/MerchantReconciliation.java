package io.github.wechatpay.complaint.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import io.github.wechatpay.complaint.complaints.ComplaintQuery;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
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

	// what an operator has discarded counts as handled before
	private static final Set<Reception> HANDLED = EnumSet.of(Reception.HANDLED, Reception.HANDLED_BEFORE);

	private final ReconciledMerchant merchant;

	private final ComplaintSnapshotStore snapshots;

	private final NotificationDispatcher dispatcher;

	private final ComplaintDeadlines deadlines;

	private final AtomicReference<ReconciliationStatus> status = new AtomicReference<>(ReconciliationStatus.initial());

	private volatile @Nullable Instant begun;

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
	 * Look at all complaints. That this look has begun keeps others from looking, also if
	 * it fails, so that what differs in two looks does so for as long as there is between
	 * them.
	 * @param now the time
	 * @param lookback how old they may be
	 * @param first whether there was no look at all of them before
	 */
	Mono<Void> look(Instant now, Duration lookback, boolean first) {
		this.begun = now;
		Mono<Void> mark = this.snapshots.saveLastLook(this.merchant.mchid(), now);
		OpenComplaintsCounter counter = new OpenComplaintsCounter(this.deadlines, now);
		Mono<Void> look = lookAtAll(now, lookback, first, counter);
		return (first ? look.then(mark) : mark.then(look))
			.doOnSuccess((done) -> this.status.updateAndGet((last) -> last.succeeded(now, counter.count())));
	}

	/**
	 * Note that it is not time to look yet.
	 * @param last when the last look began
	 */
	void waitAfter(Instant last) {
		if (!last.equals(this.begun)) {
			lookedElsewhere();
		}
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

	private Mono<Void> lookAtAll(Instant now, Duration lookback, boolean first, OpenComplaintsCounter counter) {
		SnapshotComparison comparison = new SnapshotComparison(this.snapshots, this.merchant.mchid(), first);
		ComplaintQuery query = ComplaintQuery.between(LocalDate.ofInstant(now.minus(lookback), ZONE),
				LocalDate.ofInstant(now, ZONE));
		return this.merchant.complaintService()
			.listAll(query)
			.doOnNext(counter::add)
			.buffer(BATCH)
			.concatMap((complaints) -> compare(comparison, complaints), 0)
			.flatMap((found) -> handle(found, now), HANDLINGS)
			.then();
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
			.filter(HANDLED::contains)
			// unless it was remembered with its handling, which is usual
			.flatMap((handled) -> this.snapshots.save(this.merchant.mchid(), found.snapshot().of(found.complaint())))
			// the dispatcher has reported it, and the next look finds it again
			.onErrorComplete()
			.then();
	}

}
