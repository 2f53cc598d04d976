package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

import org.springframework.context.SmartLifecycle;

/**
 * Has a notification handled by every handler, once. What has begun goes on whether or
 * not anybody still waits for it: its success counts when the notification is sent again.
 */
public final class NotificationDispatcher implements SmartLifecycle, AutoCloseable {

	private static final Log logger = LogFactory.getLog(NotificationDispatcher.class);

	private static final Duration RENEWAL = Duration.ofSeconds(NotificationStore.RENEWAL_SECONDS);

	private static final int COMPLETION_RETRIES = 3;

	private static final Duration COMPLETION_BACKOFF = Duration.ofMillis(200);

	private static final Duration RELEASE_PATIENCE = Duration.ofSeconds(5);

	// stopped after the web server, but before the connections that the store may need
	private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private final List<ComplaintNotificationHandler> handlers;

	private final NotificationStore store;

	private final Set<Mono<Void>> releases = ConcurrentHashMap.newKeySet();

	private volatile Disposable.Composite running = Disposables.composite();

	/**
	 * Create a dispatcher.
	 * @param handlers the handlers in their order
	 * @param store keeps notifications from being handled twice
	 */
	public NotificationDispatcher(List<ComplaintNotificationHandler> handlers, NotificationStore store) {
		this.handlers = List.copyOf(handlers);
		this.store = store;
	}

	/**
	 * Dispatch a notification. To stop waiting for the outcome does not stop the
	 * handling.
	 */
	Mono<Reception> dispatch(ComplaintNotification notification) {
		return Mono.deferContextual((context) -> {
			Sinks.One<Reception> outcome = Sinks.one();
			start(claimAndHandle(notification).contextWrite(context), outcome);
			return outcome.asMono();
		});
	}

	@Override
	public void start() {
		if (!isRunning()) {
			this.running = Disposables.composite();
		}
	}

	@Override
	public boolean isRunning() {
		return !this.running.isDisposed();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void stop() {
		close();
	}

	/**
	 * Stop what is being handled, and have the connection of the store kept until the
	 * claims have been given back.
	 * @param callback is told that they have, or that it took too long
	 */
	@Override
	public void stop(Runnable callback) {
		close();
		Mono.when(this.releases)
			.timeout(RELEASE_PATIENCE, Mono.empty())
			.doFinally((signal) -> callback.run())
			.subscribe();
	}

	/**
	 * Stop what is being handled. As it is not acknowledged, it will be sent again.
	 */
	@Override
	public void close() {
		this.running.dispose();
	}

	private void start(Mono<Reception> handling, Sinks.One<Reception> outcome) {
		Disposable.Composite tasks = this.running;
		Disposable.Swap task = Disposables.swap();
		if (tasks.add(task)) {
			task.update(handling.doFinally((signal) -> tasks.remove(task))
				.subscribe(outcome::tryEmitValue, outcome::tryEmitError));
		}
	}

	private Mono<Reception> claimAndHandle(ComplaintNotification notification) {
		return claim(notification.id()).flatMap((claim) -> switch (claim) {
			case GRANTED -> handleAndComplete(notification).thenReturn(Reception.HANDLED);
			case IN_PROGRESS -> Mono.just(Reception.IN_PROGRESS);
			case COMPLETED -> Mono.just(Reception.HANDLED_BEFORE);
		});
	}

	private Mono<Void> handleAndComplete(ComplaintNotification notification) {
		return Mono
			.usingWhen(Mono.just(notification.id()), (id) -> handleWhileRenewing(notification),
					(id) -> Mono.<Void>empty(), (id, failure) -> release(id), this::release)
			.then(complete(notification.id()));
	}

	private Mono<Void> handleWhileRenewing(ComplaintNotification notification) {
		return Mono.using(() -> renewals(notification.id()).subscribe(), (renewals) -> callHandlers(notification),
				Disposable::dispose);
	}

	private Mono<Void> callHandlers(ComplaintNotification notification) {
		return Flux.fromIterable(this.handlers).concatMap((handler) -> call(handler, notification)).then();
	}

	private static Mono<Void> call(ComplaintNotificationHandler handler, ComplaintNotification notification) {
		return Mono.<Void>create((sink) -> {
			try {
				sink.onDispose(handle(handler, notification).contextWrite(sink.contextView())
					.subscribe(null, sink::error, sink::success));
			}
			catch (Error ex) {
				// Reactor lets some pass without telling anyone, and the claim would stay
				sink.error(ex);
			}
		})
			.onErrorMap((failure) -> new HandlerFailedException(
					handler + " failed on notification " + notification.id(), failure));
	}

	private static Mono<Void> handle(ComplaintNotificationHandler handler, ComplaintNotification notification) {
		return Mono.defer(() -> {
			Mono<Void> handling = handler.handle(notification);
			return (handling != null) ? handling : Mono.error(new IllegalStateException("It returned null"));
		});
	}

	private Mono<Claim> claim(String id) {
		return Mono.defer(() -> this.store.claim(id))
			.onErrorMap((failure) -> new StoreUnavailableException(
					"It cannot be told whether notification " + id + " has been handled", failure));
	}

	private Mono<Void> complete(String id) {
		return Mono.defer(() -> this.store.complete(id))
			.retryWhen(Retry.backoff(COMPLETION_RETRIES, COMPLETION_BACKOFF))
			.onErrorMap((failure) -> new StoreUnavailableException("Notification " + id
					+ " was handled, but that could not be noted: it will be handled again when it is sent again",
					failure));
	}

	private Flux<Void> renewals(String id) {
		return Flux.interval(RENEWAL)
			.onBackpressureDrop()
			.concatMap((tick) -> Mono.defer(() -> this.store.renew(id))
				.onErrorResume((failure) -> report("renewed", id, failure)));
	}

	private Mono<Void> release(String id) {
		return Mono.defer(() -> {
			Sinks.Empty<Void> released = Sinks.empty();
			Mono<Void> release = released.asMono();
			this.releases.add(release);
			return Mono.defer(() -> this.store.release(id))
				.onErrorResume((failure) -> report("released", id, failure))
				.doFinally((signal) -> {
					this.releases.remove(release);
					released.tryEmitEmpty();
				});
		});
	}

	private static Mono<Void> report(String action, String id, Throwable failure) {
		return Mono.fromRunnable(() -> logger.warn("The claim on notification " + id + " could not be " + action
				+ " and ends by itself: " + failure.getMessage()));
	}

}
