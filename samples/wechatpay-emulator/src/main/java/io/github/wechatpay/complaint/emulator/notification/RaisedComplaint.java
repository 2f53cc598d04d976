package io.github.wechatpay.complaint.emulator.notification;

/**
 * A complaint that was raised, or whose state changed, and the notification about it.
 *
 * @param complaintId the id of the complaint
 * @param notificationId the id of the notification, the same in every repetition
 */
public record RaisedComplaint(String complaintId, String notificationId) {
}
