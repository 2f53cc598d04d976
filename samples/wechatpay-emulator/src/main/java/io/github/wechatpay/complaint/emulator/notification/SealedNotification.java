package io.github.wechatpay.complaint.emulator.notification;

import java.util.Map;

import io.github.wechatpay.complaint.emulator.http.Ending;

/**
 * A notification as it goes over the wire.
 *
 * @param headers the headers, without those that frame the body
 * @param body the body
 * @param ending how the message ends
 */
record SealedNotification(Map<String, String> headers, byte[] body, Ending ending) {
}
