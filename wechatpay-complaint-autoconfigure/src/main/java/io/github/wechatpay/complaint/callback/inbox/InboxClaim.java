package io.github.wechatpay.complaint.callback.inbox;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * {@link Claim} on a notification in the inbox, which the scheduler renews and releases.
 */
final class InboxClaim implements Claim {

	private static final int RETRIES = 10;

	private static final Duration BACKOFF = Duration.ofMillis(200);

	private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

	private final InboxKey key;

	private final InboxTable table;

	private final Executor thread;

	InboxClaim(InboxKey key, InboxTable table, Executor thread) {
		this.key = key;
		this.table = table;
		this.thread = thread;
	}

	@Override
	public Status status() {
		return Status.GRANTED;
	}

	@Override
	public Mono<Boolean> renew() {
		return Mono.just(true);
	}

	// not to be able to note it means to handle it again
	@Override
	public Mono<Void> complete() {
		return Mono.<Void>fromRunnable(() -> this.table.complete(this.key))
			.subscribeOn(Schedulers.fromExecutor(this.thread))
			.retryWhen(Retry.backoff(RETRIES, BACKOFF).maxBackoff(MAX_BACKOFF));
	}

	@Override
	public Mono<Void> release() {
		return Mono.empty();
	}

}
