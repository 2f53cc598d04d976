package io.github.wechatpay.complaint.callback;

import java.time.Duration;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Has a notification handled once: claims it in the store, and hands it to the
 * supervisor, or stores it in the inbox, which has it handled later. When the application
 * stops, nothing new is begun, while what has begun may end.
 */
public final class NotificationDispatcher implements SmartLifecycle, AutoCloseable {

	private static final Log logger = LogFactory.getLog(NotificationDispatcher.class);

	// the web server goes on until handlings have ended, and responds that it is stopping
	private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

	private static final int SHARE_FOR_RELEASES = 5;

	private final GuardedNotificationStore store;

	private final @Nullable NotificationInbox inbox;

	private final HandlingSupervisor supervisor;

	private final Duration shutdownTime;

	private final DetachedWork dispatches = new DetachedWork();

	private final DetachedWork stopping = new DetachedWork();

	private volatile boolean running = true;

	private volatile boolean inboxRunning;

	/**
	 * Create a new dispatcher.
	 * @param store the store that keeps notifications from being handled twice
	 * @param supervisor the supervisor of the handlings
	 * @param shutdownTime how long stopping may take
	 */
	public NotificationDispatcher(NotificationStore store, HandlingSupervisor supervisor, Duration shutdownTime) {
		this(store, null, supervisor, shutdownTime);
	}

	/**
	 * Create a new dispatcher that may have an inbox.
	 * @param store the store that keeps notifications from being handled twice
	 * @param inbox the inbox that takes the place of the store, or {@code null} to have
	 * notifications handled at once
	 * @param supervisor the supervisor of the handlings
	 * @param shutdownTime how long stopping may take
	 */
	public NotificationDispatcher(NotificationStore store, @Nullable NotificationInbox inbox,
			HandlingSupervisor supervisor, Duration shutdownTime) {
		this.store = new GuardedNotificationStore(store);
		this.inbox = inbox;
		this.supervisor = supervisor;
		this.shutdownTime = shutdownTime;
	}

	/**
	 * Dispatch a notification. To stop waiting for the outcome does not stop the
	 * handling.
	 * @param notification the notification
	 * @return the outcome; an error if it was neither handled nor stored
	 */
	public Mono<Reception> dispatch(ComplaintNotification notification) {
		return dispatch(notification, new Progress());
	}

	/**
	 * Dispatch a notification. To stop waiting for the outcome does not stop the
	 * handling.
	 * @param progress updated as the notification advances
	 */
	Mono<Reception> dispatch(ComplaintNotification notification, Progress progress) {
		return Mono.deferContextual(
				(context) -> this.running ? this.dispatches.start(process(notification, progress).contextWrite(context))
						: Mono.just(Reception.STOPPING));
	}

	/**
	 * Claim something that only one instance is to do at a time, in the store of
	 * notifications. Neither this nor a step of the claim blocks, and to cancel one stops
	 * nothing.
	 * @param mchid the merchant on whose behalf it is done
	 * @param work a name that no notification has as its id
	 * @return the claim; an error if the store cannot tell
	 */
	public Mono<Claim> claim(String mchid, String work) {
		return this.store.claim(mchid, work)
			.onErrorMap((failure) -> new StoreUnavailableException(
					"It cannot be told whether another instance does " + work + ": " + failure.getCause(), failure));
	}

	/**
	 * Return how often a claim is renewed.
	 * @return the interval, or {@link Duration#ZERO} if claims do not end by themselves
	 */
	public Duration renewalInterval() {
		return this.store.renewalInterval();
	}

	@Override
	public void start() {
		this.running = true;
		if (this.inbox != null) {
			this.inbox.start((notification, claim, thread) -> this.supervisor.supervise(notification, claim,
					Duration.ZERO, thread));
			this.inboxRunning = true;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running && (this.inbox == null || this.inboxRunning);
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	/**
	 * Begin nothing more, wait for what has begun, and cancel what does not end in time.
	 * @param callback called when every claim has been completed or given back, or there
	 * is no time left
	 */
	@Override
	public void stop(Runnable callback) {
		this.running = false;
		Mono<Void> emptied = stopInbox();
		Duration releases = this.shutdownTime.dividedBy(SHARE_FOR_RELEASES);
		int active = this.supervisor.getActive();
		if (active > 0) {
			logger.info("Waiting for the end of " + active + " handlings of complaint notifications");
		}
		Mono<Void> idle = Mono.when(whenIdle(), emptied);
		Mono<Void> stop = idle.timeout(this.shutdownTime.minus(releases), idle.doFirst(this.supervisor::cancel))
			.timeout(this.shutdownTime, Mono.empty())
			.doFinally((signal) -> callback.run());
		this.stopping.start(stop);
	}

	/**
	 * Stop at once. What is not acknowledged will be sent again.
	 */
	@Override
	public void close() {
		this.running = false;
		if (this.inbox != null) {
			this.inbox.close();
		}
		this.dispatches.close();
		this.supervisor.close();
		this.stopping.close();
		this.store.close();
	}

	private Mono<Reception> process(ComplaintNotification notification, Progress progress) {
		return (this.inbox != null) ? store(this.inbox, notification, progress)
				: claimAndHandle(notification, progress);
	}

	private Mono<Reception> store(NotificationInbox inbox, ComplaintNotification notification, Progress progress) {
		progress.reached(Progress.Step.CLAIM);
		return this.store.step(() -> inbox.store(notification))
			.onErrorMap((failure) -> new StoreUnavailableException(
					"Notification " + notification.id() + " could not be stored", failure))
			.doOnError((failure) -> logger.warn(failure.getMessage() + ": " + failure.getCause()));
	}

	private Mono<Reception> claimAndHandle(ComplaintNotification notification, Progress progress) {
		progress.reached(Progress.Step.CLAIM);
		return this.store.claim(notification.mchid(), notification.id())
			.doOnError((failure) -> logger.warn(failure.getMessage() + ": " + failure.getCause()))
			.doOnNext((claim) -> progress.reached(Progress.Step.HANDLING))
			.flatMap((claim) -> switch (claim.status()) {
				case GRANTED -> handle(notification, claim);
				case IN_PROGRESS -> Mono.just(Reception.IN_PROGRESS);
				case COMPLETED -> Mono.just(Reception.HANDLED_BEFORE);
			});
	}

	private Mono<Reception> handle(ComplaintNotification notification, Claim claim) {
		return this.running ? this.supervisor.supervise(notification, claim, this.store.renewalInterval())
			.thenReturn(Reception.HANDLED) : giveBack(notification, claim).thenReturn(Reception.STOPPING);
	}

	private static Mono<Void> giveBack(ComplaintNotification notification, Claim claim) {
		return claim.release().onErrorResume((failure) -> {
			logger.warn("The claim on notification " + notification.id() + " was not given back, and ends by itself: "
					+ failure);
			return Mono.empty();
		});
	}

	private Mono<Void> whenIdle() {
		return this.dispatches.whenIdle().then(this.supervisor.whenIdle());
	}

	private Mono<Void> stopInbox() {
		this.inboxRunning = false;
		return (this.inbox != null) ? this.inbox.stop() : Mono.empty();
	}

}
