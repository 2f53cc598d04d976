package io.github.wechatpay.complaint.callback.inbox;

import io.github.wechatpay.complaint.callback.ComplaintNotification;

/**
 * A notification whose handling is attempted.
 */
record StoredNotification(ComplaintNotification notification, int attempts) {

}
