package io.github.wechatpay.complaint.emulator.notification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a notification.
 *
 * @param notificationId the id of the notification
 * @param time when it was attempted
 * @param url where it was really delivered
 * @param status the status of the answer, if there was an answer
 * @param responseBody the body of the answer, if there was an answer
 * @param error why there was no answer, if there was none
 */
public record Delivery(String notificationId, Instant time, String url, @Nullable Integer status,
		@Nullable String responseBody, @Nullable String error) {

	/**
	 * Tell whether the notification need not be repeated.
	 * @return whether the answer was 200 or 204
	 */
	public boolean acknowledged() {
		return this.status != null && (this.status == 200 || this.status == 204);
	}

}
