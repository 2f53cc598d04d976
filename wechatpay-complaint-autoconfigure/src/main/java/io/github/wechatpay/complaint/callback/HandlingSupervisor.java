package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.observation.MonoObserver;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Supervises handlings: runs them on handler threads, renews their claims, bounds their
 * time, completes or releases their claims, and reports each outcome once, whether or not
 * anybody still waits for it.
 */
public final class HandlingSupervisor {

	private static final Log logger = LogFactory.getLog(HandlingSupervisor.class);

	private static final ComplaintHandlingObservationConvention DEFAULT_CONVENTION = new DefaultComplaintHandlingObservationConvention();

	private final Map<String, ComplaintNotificationHandler> handlers;

	private final HandlingInterceptor interceptor;

	private final Executor threads;

	private final Duration usualTime;

	private final Duration maxHandlingTime;

	private final MonoObserver observer;

	private final @Nullable ComplaintHandlingObservationConvention convention;

	private final Set<Handling> active = ConcurrentHashMap.newKeySet();

	private final DetachedWork work = new DetachedWork();

	/**
	 * Create a new supervisor.
	 * @param handlers the handlers by their names, in their order
	 * @param interceptor is around all of them
	 * @param threads the threads on which they are called, and may block
	 * @param usualTime the time after which that something was handled is worth a line of
	 * the log
	 * @param maxHandlingTime the time after which a handling counts as failed
	 * @param observationRegistry the registry for the observation of each handling
	 * @param convention the convention of that observation, or {@code null} for the
	 * default
	 */
	public HandlingSupervisor(Map<String, ComplaintNotificationHandler> handlers, HandlingInterceptor interceptor,
			Executor threads, Duration usualTime, Duration maxHandlingTime, ObservationRegistry observationRegistry,
			@Nullable ComplaintHandlingObservationConvention convention) {
		this.handlers = Collections.unmodifiableMap(new LinkedHashMap<>(handlers));
		this.interceptor = interceptor;
		this.threads = threads;
		this.usualTime = usualTime;
		this.maxHandlingTime = maxHandlingTime;
		this.observer = new MonoObserver(observationRegistry);
		this.convention = convention;
	}

	/**
	 * Return how many handlings are active.
	 * @return the number of handlings that have begun and have no outcome yet
	 */
	public int getActive() {
		return this.active.size();
	}

	/**
	 * Return the names of the handlers.
	 * @return the names in the order in which the handlers are called
	 */
	public Set<String> getHandlerNames() {
		return this.handlers.keySet();
	}

	/**
	 * Handle a notification. To stop waiting for the outcome does not stop the handling.
	 * @param claim a granted claim on the notification
	 * @return completes when it was handled and that was noted; a
	 * {@link HandlingException} or {@link StoreUnavailableException} otherwise
	 */
	Mono<Void> supervise(ComplaintNotification notification, Claim claim, Duration renewalInterval) {
		return supervise(notification, claim, renewalInterval, this.threads);
	}

	/**
	 * Handle a notification on threads of the caller.
	 */
	Mono<Void> supervise(ComplaintNotification notification, Claim claim, Duration renewalInterval,
			Executor handlingThreads) {
		return Mono.deferContextual((context) -> {
			Handling handling = new Handling(notification, claim, handlingThreads);
			Sinks.One<Void> outcome = Sinks.one();
			this.active.add(handling);
			Mono<Void> run = observed(handling, renewalInterval).doFinally((signal) -> this.active.remove(handling));
			this.work.start(run.onErrorResume((failure) -> end(handling, failure, outcome)).contextWrite(context),
					outcome);
			return outcome.asMono();
		});
	}

	/**
	 * Cancel every handling.
	 */
	void cancel() {
		this.active.forEach(Handling::close);
	}

	/**
	 * Return what completes when nothing is being handled any more, and every claim has
	 * been completed or given back.
	 */
	Mono<Void> whenIdle() {
		return this.work.whenIdle();
	}

	/**
	 * Cancel every handling, so that each outcome is emitted, and end what is left.
	 */
	void close() {
		cancel();
		this.work.close();
	}

	private Mono<Void> observed(Handling handling, Duration renewalInterval) {
		ComplaintHandlingObservationContext context = new ComplaintHandlingObservationContext(handling.notification());
		long start = now();
		Mono<Void> run = handling.run(this.handlers, this.interceptor, this.maxHandlingTime, renewalInterval)
			.then(Mono.defer(handling::complete))
			.doOnSuccess((done) -> context.setOutcome(HandlingOutcome.HANDLED))
			.doOnError((failure) -> context.setOutcome(outcome(failure)));
		return this.observer
			.observe((registry) -> ComplaintCallbackObservation.HANDLING.observation(this.convention,
					DEFAULT_CONVENTION, () -> context, registry), run)
			.doOnSuccess((done) -> reportHandled(handling.notification(), now() - start))
			.doOnError(HandlingSupervisor::reportFailed);
	}

	// what was handled but not noted stays claimed until the claim ends by itself
	private static Mono<Void> end(Handling handling, Throwable failure, Sinks.One<Void> outcome) {
		return switch (outcome(failure)) {
			case HANDLED -> Mono.error(failure);
			case FAILED -> handling.giveBack().then(Mono.error(failure));
			case ABANDONED, CANCELLED -> {
				outcome.tryEmitError(failure);
				yield handling.giveBack();
			}
		};
	}

	private static HandlingOutcome outcome(Throwable failure) {
		if (failure instanceof HandlingException exception) {
			return exception.getOutcome();
		}
		return (failure instanceof StoreUnavailableException) ? HandlingOutcome.HANDLED : HandlingOutcome.FAILED;
	}

	private static long now() {
		return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
	}

	private void reportHandled(ComplaintNotification notification, long millis) {
		String message = "Notification " + notification.id() + " was handled after " + millis + " ms";
		if (millis >= this.usualTime.toMillis()) {
			logger.info(message);
		}
		else {
			logger.debug(message);
		}
	}

	private static void reportFailed(Throwable failure) {
		if (failure instanceof HandlingException exception && exception.getOutcome() == HandlingOutcome.CANCELLED) {
			logger.warn(failure.getMessage());
		}
		else {
			logger.error(failure.getMessage(), failure);
		}
	}

}
