package io.github.wechatpay.complaint.callback.inbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A notification in the inbox, without what may be the payer's data.
 *
 * @param id the id of the entry, {@code {mchid}:{notification id}}
 * @param notificationId the id of the notification
 * @param mchid the merchant that the notification was sent to
 * @param complaintId the id of the complaint
 * @param actionType what happened to the complaint
 * @param attempts how often it was attempted to handle it
 * @param nextAttempt when it is attempted again, or {@code null} if it is dead
 * @param lastError why the last attempt failed, without the messages of handlers'
 * exceptions, or {@code null} if none has
 */
public record InboxEntry(String id, String notificationId, String mchid, @Nullable String complaintId,
		@Nullable String actionType, int attempts, @Nullable Instant nextAttempt, @Nullable String lastError) {

}
