package io.github.wechatpay.complaint.complaints;

import org.jspecify.annotations.Nullable;

/**
 * A PayScore order as it was when the complaint was raised.
 *
 * @param orderId WeChat Pay's id of the order
 * @param outOrderNo the merchant's id of the order
 * @param state one of {@link ServiceOrderStates}
 */
public record ServiceOrder(@Nullable String orderId, @Nullable String outOrderNo, @Nullable String state) {
}
