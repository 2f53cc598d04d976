package io.github.wechatpay.complaint.callback;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * {@link Observation.Context} of a message at the notification URL.
 */
public final class ComplaintReceptionObservationContext extends Observation.Context {

	private volatile @Nullable ComplaintNotification notification;

	private volatile @Nullable Reception reception;

	private volatile boolean cancelled;

	/**
	 * Return the notification.
	 * @return the notification, or {@code null} as long as it is not verified and decoded
	 */
	public @Nullable ComplaintNotification getNotification() {
		return this.notification;
	}

	void setNotification(ComplaintNotification notification) {
		this.notification = notification;
	}

	/**
	 * Return the outcome.
	 * @return the outcome, or {@code null} as long as that is open
	 */
	public @Nullable Reception getReception() {
		return this.reception;
	}

	void setReception(Reception reception) {
		this.reception = reception;
	}

	/**
	 * Return whether nobody waits for the response any more.
	 * @return {@code true} if the connection was closed before the response
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	void cancel() {
		this.cancelled = true;
	}

}
