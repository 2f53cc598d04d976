/**
 * The four operations on the URL that WeChat Pay posts complaint notifications to, and
 * {@code register}, which combines them. Start at
 * {@link io.github.wechatpay.complaint.notification.ComplaintNotificationService}.
 */
@NullMarked
package io.github.wechatpay.complaint.notification;

import org.jspecify.annotations.NullMarked;
