/**
 * Receiving complaint notifications: bytes are verified, decrypted and decoded by
 * {@link io.github.wechatpay.complaint.callback.NotificationParser}, kept from being
 * handled twice with the help of a
 * {@link io.github.wechatpay.complaint.callback.NotificationStore}, and given to every
 * {@link io.github.wechatpay.complaint.callback.ComplaintNotificationHandler}. Only what
 * every handler has completed is acknowledged. The WebFlux and the Servlet endpoint do
 * nothing but carry bytes in and an answer out.
 */
@NullMarked
package io.github.wechatpay.complaint.callback;

import org.jspecify.annotations.NullMarked;
