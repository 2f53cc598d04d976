package io.github.wechatpay.complaint.callback;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * {@link Observation.Context} of the handling of a notification.
 */
public final class ComplaintHandlingObservationContext extends Observation.Context {

	private final ComplaintNotification notification;

	private volatile @Nullable HandlingOutcome outcome;

	ComplaintHandlingObservationContext(ComplaintNotification notification) {
		this.notification = notification;
	}

	/**
	 * Return the notification.
	 * @return the notification
	 */
	public ComplaintNotification getNotification() {
		return this.notification;
	}

	/**
	 * Return the outcome.
	 * @return the outcome, or {@code null} as long as that is open
	 */
	public @Nullable HandlingOutcome getOutcome() {
		return this.outcome;
	}

	void setOutcome(HandlingOutcome outcome) {
		this.outcome = outcome;
	}

}
