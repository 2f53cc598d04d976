package io.github.wechatpay.complaint.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation while it is observed.
 */
public final class ComplaintOperationObservationContext extends Observation.Context {

	private final String operation;

	private volatile boolean successful;

	private volatile boolean cancelled;

	private volatile @Nullable Integer errorStatus;

	/**
	 * Create a context.
	 * @param operation the name of the operation
	 */
	public ComplaintOperationObservationContext(String operation) {
		this.operation = operation;
	}

	/**
	 * Return the name of the operation.
	 * @return the name of the method
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

	/**
	 * Return the HTTP status of the error that WeChat Pay responded with.
	 * @return the status, or {@code null} if there was no such response
	 */
	public @Nullable Integer getErrorStatus() {
		return this.errorStatus;
	}

	void fail(@Nullable Integer errorStatus) {
		this.errorStatus = errorStatus;
	}

}
