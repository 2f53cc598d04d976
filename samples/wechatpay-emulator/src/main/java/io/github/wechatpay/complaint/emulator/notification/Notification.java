package io.github.wechatpay.complaint.emulator.notification;

import java.time.Instant;

/**
 * A notification before it is encrypted.
 *
 * @param id the notification id
 * @param createTime when it came into being
 * @param eventType the event type
 * @param summary a summary for people
 * @param complaintId the complaint it is about
 * @param actionType what happened to the complaint
 */
record Notification(String id, Instant createTime, String eventType, String summary, String complaintId,
		String actionType) {
}
