package io.github.wechatpay.complaint.notification;

import io.micrometer.observation.Observation;

/**
 * What is known of an operation while it is observed.
 */
public final class ComplaintOperationObservationContext extends Observation.Context {

	private final String operation;

	private volatile boolean successful;

	private volatile boolean cancelled;

	/**
	 * Create a context.
	 * @param operation the name of the operation
	 */
	public ComplaintOperationObservationContext(String operation) {
		this.operation = operation;
	}

	/**
	 * Return the name of the operation.
	 * @return the name of the method of {@link ComplaintNotificationService}
	 */
	public String getOperation() {
		return this.operation;
	}

	/**
	 * Return whether the operation was successful.
	 * @return {@code false} as long as it runs, and if it failed or was cancelled
	 */
	public boolean isSuccessful() {
		return this.successful;
	}

	void succeed() {
		this.successful = true;
	}

	/**
	 * Return whether the caller did not wait for the end.
	 * @return {@code true} if the subscription was cancelled
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	void cancel() {
		this.cancelled = true;
	}

}
