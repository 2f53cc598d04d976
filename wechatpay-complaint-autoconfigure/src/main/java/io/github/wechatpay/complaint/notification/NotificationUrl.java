package io.github.wechatpay.complaint.notification;

/**
 * The address WeChat Pay posts complaint notifications to.
 *
 * @param mchid the merchant it is registered for
 * @param url the address
 */
public record NotificationUrl(String mchid, String url) {
}
