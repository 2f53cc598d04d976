package io.github.wechatpay.complaint.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Looks at the complaints of each merchant from time to time. Of all instances that share
 * a store, one looks at a time: it holds a claim meanwhile, and the others see when it
 * looked.
 */
public final class ComplaintReconciler implements SmartLifecycle, AutoCloseable {

	private static final Log logger = LogFactory.getLog(ComplaintReconciler.class);

	// no id of a notification
	private static final String CLAIM = "reconciliation";

	private final Supplier<List<ReconciledMerchant>> merchants;

	private final ComplaintSnapshotStore snapshots;

	private final NotificationDispatcher dispatcher;

	private final ReconciliationSettings settings;

	private final ComplaintDeadlines deadlines;

	private final Clock clock;

	private final Disposable.Swap work = Disposables.swap();

	private volatile List<MerchantReconciliation> reconciliations = List.of();

	private volatile boolean running;

	/**
	 * Create a new reconciler.
	 * @param merchants gives the merchants once this is started
	 * @param snapshots keeps the snapshots
	 * @param dispatcher has found complaints handled, and keeps the claim of who looks
	 * @param settings how to look
	 * @param deadlines tells which complaints are overdue
	 * @param clock the clock
	 */
	public ComplaintReconciler(Supplier<List<ReconciledMerchant>> merchants, ComplaintSnapshotStore snapshots,
			NotificationDispatcher dispatcher, ReconciliationSettings settings, ComplaintDeadlines deadlines,
			Clock clock) {
		this.merchants = merchants;
		this.snapshots = snapshots;
		this.dispatcher = dispatcher;
		this.settings = settings;
		this.deadlines = deadlines;
		this.clock = clock;
	}

	/**
	 * Return what this instance has seen of the complaints of a merchant.
	 * @param merchant the name of the merchant
	 * @return the status, or {@code null} if its complaints are not looked at
	 */
	public @Nullable ReconciliationStatus getStatus(String merchant) {
		return this.reconciliations.stream()
			.filter((reconciliation) -> reconciliation.merchant().name().equals(merchant))
			.map(MerchantReconciliation::status)
			.findFirst()
			.orElse(null);
	}

	@Override
	public void start() {
		this.running = true;
		if (this.reconciliations.isEmpty()) {
			this.reconciliations = this.merchants.get().stream().map(this::reconciliation).toList();
		}
		this.work.update(Flux.fromIterable(this.reconciliations)
			.concatMap(this::lookIfDue)
			.reduce(this.settings.interval(), (one, other) -> (one.compareTo(other) < 0) ? one : other)
			.delayUntil(Mono::delay)
			.repeat()
			.subscribe());
	}

	@Override
	public void stop() {
		this.running = false;
		this.work.update(Disposables.disposed());
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void close() {
		stop();
	}

	private MerchantReconciliation reconciliation(ReconciledMerchant merchant) {
		return new MerchantReconciliation(merchant, this.snapshots, this.dispatcher, this.deadlines);
	}

	/**
	 * Look at the complaints of a merchant, if it is time and nobody else does.
	 * @return how long to wait until the next time; never an error
	 */
	private Mono<Duration> lookIfDue(MerchantReconciliation reconciliation) {
		return Mono
			.usingWhen(this.dispatcher.claim(reconciliation.merchant().mchid(), CLAIM),
					(claim) -> lookIfDue(reconciliation, claim), ComplaintReconciler::release,
					(claim, failure) -> release(claim), ComplaintReconciler::release)
			.onErrorResume((failure) -> report(reconciliation, failure))
			.defaultIfEmpty(this.settings.interval());
	}

	private Mono<Duration> lookIfDue(MerchantReconciliation reconciliation, Claim claim) {
		if (claim.status() != Claim.Status.GRANTED) {
			reconciliation.lookedElsewhere();
			return Mono.empty();
		}
		return this.snapshots.findLastLook(reconciliation.merchant().mchid()).singleOptional().flatMap((last) -> {
			// as exact as every store keeps it
			Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
			Duration wait = last.map((time) -> wait(now, time)).orElse(Duration.ZERO);
			if (wait.compareTo(Duration.ZERO) > 0) {
				reconciliation.waitAfter(last.orElseThrow());
				return Mono.just(wait);
			}
			return Mono
				.firstWithSignal(reconciliation.look(now, this.settings.lookback(), last.isEmpty()), lossOf(claim))
				.then(Mono.empty());
		});
	}

	// a clock that was ahead must not keep others waiting
	private Duration wait(Instant now, Instant lastLook) {
		return lastLook.isAfter(now) ? Duration.ZERO : Duration.between(now, lastLook.plus(this.settings.interval()));
	}

	private Mono<Void> lossOf(Claim claim) {
		Duration interval = this.dispatcher.renewalInterval();
		if (interval.isZero()) {
			return Mono.never();
		}
		// one that fails leaves time for others
		return Flux.interval(interval)
			.onBackpressureDrop()
			.concatMap((tick) -> claim.renew().onErrorComplete())
			.filter((held) -> !held)
			.next()
			.flatMap((lost) -> Mono.error(new IllegalStateException("the claim was lost to another instance")));
	}

	private static Mono<Void> release(Claim claim) {
		return (claim.status() == Claim.Status.GRANTED) ? claim.release() : Mono.empty();
	}

	private Mono<Duration> report(MerchantReconciliation reconciliation, Throwable failure) {
		return Mono.fromRunnable(() -> {
			reconciliation.failed(failure);
			logger.warn("The complaints of merchant " + reconciliation.merchant().name()
					+ " could not be looked at, which is tried again in " + this.settings.interval().toSeconds()
					+ " s: " + failure.getMessage());
		});
	}

}
