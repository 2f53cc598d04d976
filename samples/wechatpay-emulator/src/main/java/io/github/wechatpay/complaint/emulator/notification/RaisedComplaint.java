package io.github.wechatpay.complaint.emulator.notification;

import org.jspecify.annotations.Nullable;

/**
 * A complaint that was raised, or whose state changed, and the notification about it.
 *
 * @param complaintId the id of the complaint
 * @param notificationId the id of the notification, the same in every repetition, or
 * {@code null} if nobody is notified
 */
public record RaisedComplaint(String complaintId, @Nullable String notificationId) {
}
