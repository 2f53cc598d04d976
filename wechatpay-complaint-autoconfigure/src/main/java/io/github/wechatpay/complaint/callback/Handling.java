package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

/**
 * The handling of one notification by every handler, one after the other.
 */
final class Handling implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Handling.class);

	private final ComplaintNotification notification;

	private final Claim claim;

	private final HandlingTasks tasks;

	private final Sinks.Empty<Void> cancellation = Sinks.empty();

	Handling(ComplaintNotification notification, Claim claim, Executor threads) {
		this.notification = notification;
		this.claim = claim;
		this.tasks = new HandlingTasks(threads);
	}

	ComplaintNotification notification() {
		return this.notification;
	}

	/**
	 * Have the handlers called while the claim is renewed.
	 * @return completes when every handler has; a {@link HandlingException} otherwise
	 */
	Mono<Void> run(Map<String, ComplaintNotificationHandler> handlers, HandlingInterceptor interceptor, Duration limit,
			Duration renewalInterval) {
		Mono<Void> handled = Mono.defer(() -> interceptor.intercept(this.notification, callAll(handlers)));
		return Mono.firstWithSignal(handled, abandonAfter(limit), this.cancellation.asMono(),
				renewEvery(renewalInterval));
	}

	/**
	 * Note that the notification has been handled.
	 */
	Mono<Void> complete() {
		return this.claim.complete()
			.onErrorMap((failure) -> new StoreUnavailableException("Notification " + this.notification.id()
					+ " was handled, but that could not be noted: it will be handled again", failure));
	}

	/**
	 * Give the claim back once nothing of this handling runs any more.
	 */
	Mono<Void> giveBack() {
		return this.tasks.ended()
			.then(Mono.defer(this.claim::release))
			.onErrorResume((failure) -> report("released", failure));
	}

	/**
	 * End the handling, as the application stops.
	 */
	@Override
	public void close() {
		this.cancellation.tryEmitError(new HandlingException(HandlingOutcome.CANCELLED,
				"The handling of notification " + this.notification.id() + " was cancelled, as the application stops",
				null));
	}

	private Mono<Void> abandonAfter(Duration limit) {
		return Mono.delay(limit)
			.then(Mono.error(() -> new HandlingException(HandlingOutcome.ABANDONED,
					"The handling of notification " + this.notification.id() + " was abandoned after "
							+ limit.toMillis()
							+ " ms (wechatpay.complaint.callback.max-handling-time): it will be handled again, "
							+ "and its handler must not go on for ever",
					null)));
	}

	private Mono<Void> callAll(Map<String, ComplaintNotificationHandler> handlers) {
		return Flux.fromIterable(handlers.entrySet())
			.concatMap((handler) -> call(handler.getValue())
				.onErrorMap((failure) -> new HandlingException(HandlingOutcome.FAILED,
						handler.getKey() + " failed on notification " + this.notification.id(), failure)))
			.then()
			.contextWrite((context) -> context.put(BlockingNotificationHandler.THREADS, this.tasks));
	}

	private Mono<Void> call(ComplaintNotificationHandler handler) {
		return Mono.create((sink) -> {
			Disposable.Swap work = Disposables.swap();
			sink.onCancel(() -> {
				work.dispose();
				this.tasks.interrupt();
			});
			try {
				this.tasks.execute(() -> call(handler, sink, work));
			}
			catch (RejectedExecutionException ex) {
				sink.error(
						new IllegalStateException("No thread is free to handle it, and too many handlings wait", ex));
			}
		});
	}

	private void call(ComplaintNotificationHandler handler, MonoSink<Void> sink, Disposable.Swap work) {
		try {
			Mono<Void> handling = handler.handle(this.notification);
			if (handling == null) {
				sink.error(new IllegalStateException("It returned null"));
				return;
			}
			work.update(handling.contextWrite(sink.contextView()).subscribe(null, sink::error, sink::success));
		}
		catch (Throwable ex) {
			// Reactor lets some errors pass without a signal, and the claim would stay
			sink.error(ex);
		}
	}

	private Mono<Void> renewEvery(Duration interval) {
		if (interval.isZero()) {
			return Mono.never();
		}
		return Flux.interval(interval)
			.onBackpressureDrop()
			.concatMap((tick) -> Mono.defer(this.claim::renew)
				.onErrorResume((failure) -> this.<Boolean>report("renewed", failure)))
			.takeUntil((held) -> !held)
			.filter((held) -> !held)
			.doOnNext((lost) -> logger.warn("The claim on notification " + this.notification.id()
					+ " was lost while it is being handled: another instance may handle it as well"))
			.then(Mono.never());
	}

	private <T> Mono<T> report(String action, Throwable failure) {
		return Mono.fromRunnable(() -> logger.warn("The claim on notification " + this.notification.id()
				+ " could not be " + action + " and ends by itself: " + failure.getMessage()));
	}

}
