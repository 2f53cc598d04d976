package io.github.wechatpay.complaint.callback;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message at the notification URL while it is observed.
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
	 * Return what came of the message.
	 * @return what came of it, or {@code null} as long as that is open
	 */
	public @Nullable Reception getReception() {
		return this.reception;
	}

	void setReception(Reception reception) {
		this.reception = reception;
	}

	/**
	 * Return whether nobody waits for the answer any more.
	 * @return {@code true} if the connection was closed before the answer
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	void cancel() {
		this.cancelled = true;
	}

}
