package io.github.wechatpay.complaint.emulator.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;

/**
 * Makes up notifications.
 */
final class NotificationFactory {

	private static final String CREATION = "CREATE_COMPLAINT";

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
		.withZone(ZoneOffset.ofHours(8));

	private final Clock clock;

	private final RandomText random;

	NotificationFactory(Clock clock, RandomText random) {
		this.clock = clock;
		this.random = random;
	}

	Notification create(String complaintId, String actionType) {
		Instant now = this.clock.instant();
		String id = "EV-" + SECOND.format(now) + this.random.digits(12);
		return (CREATION.equals(actionType))
				? new Notification(id, now, "COMPLAINT.CREATE", "用户提交投诉", complaintId, actionType)
				: new Notification(id, now, "COMPLAINT.STATE_CHANGE", "投诉状态变化", complaintId, actionType);
	}

}
