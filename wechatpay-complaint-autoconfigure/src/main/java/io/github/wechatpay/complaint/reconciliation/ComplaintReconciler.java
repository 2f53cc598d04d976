package io.github.wechatpay.complaint.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

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

	private static final int THREADS = 2;

	private static final int IDLE_SECONDS = 60;

	private final Supplier<List<ReconciledMerchant>> merchants;

	private final ComplaintSnapshotStore snapshots;

	private final NotificationStore store;

	private final NotificationDispatcher dispatcher;

	private final ReconciliationSettings settings;

	private final ComplaintDeadlines deadlines;

	private final Clock clock;

	private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, Integer.MAX_VALUE,
			"wechatpay-reconciliation", IDLE_SECONDS, true);

	private final Disposable.Swap work = Disposables.swap();

	private volatile List<MerchantReconciliation> reconciliations = List.of();

	private volatile boolean running;

	/**
	 * Create a new reconciler.
	 * @param merchants gives the merchants once this is started
	 * @param snapshots keeps the snapshots
	 * @param store keeps the claim of whoever looks
	 * @param dispatcher has found complaints handled
	 * @param settings how to look
	 * @param deadlines tells which complaints are overdue
	 * @param clock the clock
	 */
	public ComplaintReconciler(Supplier<List<ReconciledMerchant>> merchants, ComplaintSnapshotStore snapshots,
			NotificationStore store, NotificationDispatcher dispatcher, ReconciliationSettings settings,
			ComplaintDeadlines deadlines, Clock clock) {
		this.merchants = merchants;
		this.snapshots = snapshots;
		this.store = store;
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
		this.scheduler.dispose();
	}

	private MerchantReconciliation reconciliation(ReconciledMerchant merchant) {
		return new MerchantReconciliation(merchant, this.snapshots, this.dispatcher, this.deadlines);
	}

	/**
	 * Look at the complaints of a merchant, if it is time and nobody else does.
	 * @return how long to wait until the next time; never an error
	 */
	private Mono<Duration> lookIfDue(MerchantReconciliation reconciliation) {
		Mono<Claim> claim = onThreads(() -> this.store.claim(reconciliation.merchant().mchid(), CLAIM));
		return Mono
			.usingWhen(claim, (given) -> lookIfDue(reconciliation, given), this::release,
					(given, failure) -> release(given), this::release)
			.onErrorResume((failure) -> report(reconciliation, failure))
			.defaultIfEmpty(this.settings.interval());
	}

	private Mono<Duration> lookIfDue(MerchantReconciliation reconciliation, Claim claim) {
		if (claim.status() != Claim.Status.GRANTED) {
			reconciliation.lookedElsewhere();
			return Mono.empty();
		}
		return this.snapshots.findLastLook(reconciliation.merchant().mchid()).singleOptional().flatMap((last) -> {
			Instant now = this.clock.instant();
			Duration wait = last.map((time) -> Duration.between(now, time.plus(this.settings.interval())))
				.orElse(Duration.ZERO);
			return isPositive(wait) ? wait(reconciliation, last, wait)
					: Mono
						.firstWithSignal(reconciliation.look(now, this.settings.lookback(), last.isEmpty()),
								lossOf(claim))
						.then(Mono.empty());
		});
	}

	private Mono<Duration> wait(MerchantReconciliation reconciliation, Optional<Instant> last, Duration wait) {
		if (!last.equals(Optional.ofNullable(reconciliation.status().lastLook()))) {
			reconciliation.lookedElsewhere();
		}
		// a clock that is ahead must not keep others waiting
		return Mono.just((wait.compareTo(this.settings.interval()) < 0) ? wait : this.settings.interval());
	}

	private Mono<Void> lossOf(Claim claim) {
		Duration interval = this.store.renewalInterval();
		if (interval.isZero()) {
			return Mono.never();
		}
		return Flux.interval(interval, this.scheduler)
			.onBackpressureDrop()
			.concatMap((tick) -> Mono.defer(claim::renew))
			.filter((held) -> !held)
			.next()
			.flatMap((lost) -> Mono.error(new IllegalStateException("the claim was lost to another instance")));
	}

	private Mono<Void> release(Claim claim) {
		return (claim.status() == Claim.Status.GRANTED) ? onThreads(claim::release) : Mono.empty();
	}

	private <T> Mono<T> onThreads(Supplier<Mono<T>> step) {
		return Mono.defer(step).subscribeOn(this.scheduler);
	}

	private Mono<Duration> report(MerchantReconciliation reconciliation, Throwable failure) {
		return Mono.fromRunnable(() -> {
			reconciliation.failed(failure);
			logger.warn("The complaints of merchant " + reconciliation.merchant().name()
					+ " could not be looked at, which is tried again in " + this.settings.interval().toSeconds()
					+ " s: " + failure.getMessage());
		});
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

}
