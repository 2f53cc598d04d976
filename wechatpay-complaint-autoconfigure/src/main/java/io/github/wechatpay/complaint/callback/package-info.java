/**
 * Receiving complaint notifications. Bytes are verified, decrypted and decoded by
 * {@link io.github.wechatpay.complaint.callback.NotificationParser}. The
 * {@link io.github.wechatpay.complaint.callback.NotificationDispatcher} claims a
 * notification in a {@link io.github.wechatpay.complaint.callback.NotificationStore}, so
 * that it is not handled twice, and the
 * {@link io.github.wechatpay.complaint.callback.HandlingSupervisor} has it handled by
 * every {@link io.github.wechatpay.complaint.callback.ComplaintNotificationHandler}, on
 * threads that are there for it, and reports the outcome. Only what every handler has
 * completed is acknowledged, unless there is a
 * {@link io.github.wechatpay.complaint.callback.NotificationInbox}, which makes a
 * notification durable and has it handled later.
 */
@NullMarked
package io.github.wechatpay.complaint.callback;

import org.jspecify.annotations.NullMarked;
