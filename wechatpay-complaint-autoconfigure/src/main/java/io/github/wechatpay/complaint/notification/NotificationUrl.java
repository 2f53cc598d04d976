package io.github.wechatpay.complaint.notification;

/**
 * The address WeChat Pay posts complaint notifications to.
 *
 * @param mchid the merchant it is registered for
 * @param url the address
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012458679">The notification
 * URL in mainland China</a>
 */
public record NotificationUrl(String mchid, String url) {
}
