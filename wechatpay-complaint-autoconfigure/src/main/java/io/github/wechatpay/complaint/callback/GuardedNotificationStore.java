package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * {@link NotificationStore} whose steps run on threads of their own, so that neither
 * handlers that block nor a store that does keep others waiting, and which take no longer
 * than a second.
 */
final class GuardedNotificationStore implements NotificationStore, AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(1);

	private static final int THREADS = 8;

	private static final int COMPLETION_RETRIES = 3;

	private static final Duration COMPLETION_BACKOFF = Duration.ofMillis(200);

	private final NotificationStore store;

	private final DetachedWork steps = new DetachedWork();

	private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, Integer.MAX_VALUE, "wechatpay-store", 60,
			true);

	GuardedNotificationStore(NotificationStore store) {
		this.store = store;
	}

	@Override
	public Mono<Claim> claim(String mchid, String notificationId) {
		return Mono.deferContextual((context) -> {
			Sinks.One<Claim> outcome = Sinks.one();
			// a claim that was granted after all must not stay until it ends by itself
			Mono<Claim> step = onStoreThreads(() -> this.store.claim(mchid, notificationId))
				.flatMap((claim) -> outcome.tryEmitValue(claim).isSuccess() ? Mono.just(claim) : giveBack(claim));
			this.steps.start(step.contextWrite(context), outcome);
			return limited(outcome);
		})
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The store gave no claim")))
			.<Claim>map(GuardedClaim::new)
			.onErrorMap((failure) -> new StoreUnavailableException(
					"It cannot be told whether notification " + notificationId + " has been handled", failure));
	}

	@Override
	public Duration renewalInterval() {
		return this.store.renewalInterval();
	}

	@Override
	public void close() {
		this.steps.close();
		this.scheduler.dispose();
	}

	/**
	 * Run a step on the threads of the store, for no longer than a step may take.
	 */
	<T> Mono<T> step(Supplier<Mono<T>> step) {
		return Mono.deferContextual((context) -> {
			Sinks.One<T> outcome = Sinks.one();
			this.steps.start(onStoreThreads(step).contextWrite(context), outcome);
			return limited(outcome);
		});
	}

	private <T> Mono<T> onStoreThreads(Supplier<Mono<T>> step) {
		return Mono.defer(step).subscribeOn(this.scheduler).publishOn(this.scheduler);
	}

	// the step itself is not cancelled, which could interrupt a driver
	private static <T> Mono<T> limited(Sinks.One<T> outcome) {
		return Mono.firstWithSignal(outcome.asMono(), Mono.delay(LIMIT).then(Mono.defer(() -> {
			outcome.tryEmitError(new TimeoutException("The store did not respond within " + LIMIT.toMillis() + " ms"));
			return outcome.asMono();
		})));
	}

	private static Mono<Claim> giveBack(Claim claim) {
		return (claim.status() == Claim.Status.GRANTED) ? claim.release().then(Mono.empty()) : Mono.empty();
	}

	/**
	 * A claim whose steps are guarded.
	 */
	private final class GuardedClaim implements Claim {

		private final Claim claim;

		GuardedClaim(Claim claim) {
			this.claim = claim;
		}

		@Override
		public Status status() {
			return this.claim.status();
		}

		@Override
		public Mono<Boolean> renew() {
			return step(this.claim::renew);
		}

		@Override
		public Mono<Void> complete() {
			return step(this.claim::complete).retryWhen(Retry.backoff(COMPLETION_RETRIES, COMPLETION_BACKOFF));
		}

		@Override
		public Mono<Void> release() {
			return step(this.claim::release);
		}

	}

}
