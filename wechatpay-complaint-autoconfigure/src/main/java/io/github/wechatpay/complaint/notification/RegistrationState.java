package io.github.wechatpay.complaint.notification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far the registration of a notification URL has come.
 *
 * @param status the status
 * @param since when the status was reached
 * @param failure why the last attempt failed, or {@code null} if it did not
 */
public record RegistrationState(Status status, Instant since, @Nullable String failure) {

	/**
	 * The status of a registration.
	 */
	public enum Status {

		/**
		 * Nothing has been tried.
		 */
		NOT_STARTED,

		/**
		 * The first attempt runs.
		 */
		PENDING,

		/**
		 * WeChat Pay said that the URL is the registered one.
		 */
		REGISTERED,

		/**
		 * All attempts failed, and there will be another.
		 */
		RETRYING

	}

}
