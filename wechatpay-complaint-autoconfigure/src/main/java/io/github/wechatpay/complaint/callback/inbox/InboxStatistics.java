package io.github.wechatpay.complaint.callback.inbox;

import java.time.Duration;

/**
 * How much there is in the inbox.
 *
 * @param pending the number of notifications that wait or are being handled
 * @param dead the number of notifications of which every attempt has failed
 * @param oldestAge how long the oldest pending one has been there, or zero
 */
public record InboxStatistics(long pending, long dead, Duration oldestAge) {

}
