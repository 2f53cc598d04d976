package io.github.wechatpay.complaint.emulator.notification;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Sees to it that a merchant is notified of what happens to its complaints.
 */
public final class ComplaintCourier implements AutoCloseable {

	private final NotificationFactory notifications;

	private final DeliveryAddress address;

	private final DeliveryAttempt attempt;

	private final List<Duration> retryIntervals;

	private final Scheduler scheduler;

	private final AtomicReference<DeliveryRound> round = new AtomicReference<>(new DeliveryRound());

	ComplaintCourier(NotificationFactory notifications, DeliveryAddress address, DeliveryAttempt attempt,
			List<Duration> retryIntervals, Scheduler scheduler) {
		this.notifications = notifications;
		this.address = address;
		this.attempt = attempt;
		this.retryIntervals = retryIntervals;
		this.scheduler = scheduler;
	}

	/**
	 * Make sure that there is somebody to notify.
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public void requireAddress() {
		if (this.address.current() == null) {
			throw new IllegalStateException("No notification URL is registered");
		}
	}

	/**
	 * Start to notify the merchant.
	 * @param actionType what happened
	 * @param complaintId the complaint it happened to
	 * @return the id of the notification
	 */
	public String send(String actionType, String complaintId) {
		Notification notification = this.notifications.create(complaintId, actionType);
		DeliveryRound current = this.round.get();
		current.run(attempts(notification, current));
		return notification.id();
	}

	private Flux<Delivery> attempts(Notification notification, DeliveryRound current) {
		return Flux.just(Duration.ZERO)
			.concatWithValues(this.retryIntervals.toArray(new Duration[0]))
			.concatMap((pause) -> attempt(notification, pause, current).collectList(), 1)
			.takeUntil(ComplaintCourier::isOver)
			.flatMapIterable((deliveries) -> deliveries);
	}

	private Flux<Delivery> attempt(Notification notification, Duration pause, DeliveryRound current) {
		return Mono.delay(pause, this.scheduler)
			.thenMany(Flux.defer(() -> this.attempt.deliver(notification)))
			.doOnNext(current::record);
	}

	private static boolean isOver(List<Delivery> deliveries) {
		return deliveries.isEmpty() || deliveries.stream().anyMatch(Delivery::acknowledged);
	}

	/**
	 * Return the attempts to deliver notifications.
	 * @return all attempts that are over, oldest first
	 */
	public List<Delivery> deliveries() {
		return this.round.get().deliveries();
	}

	/**
	 * Stop all deliveries and forget those that were made.
	 */
	public void reset() {
		this.round.getAndSet(new DeliveryRound()).end();
	}

	/**
	 * Stop all deliveries.
	 */
	@Override
	public void close() {
		this.round.get().end();
	}

}
