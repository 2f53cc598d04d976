package io.github.wechatpay.complaint.emulator.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;

/**
 * Makes up complaints and the notifications about them.
 */
final class NotificationFactory {

	private static final String CREATION = "CREATE_COMPLAINT";

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd")
		.withZone(ZoneOffset.ofHours(8));

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
		.withZone(ZoneOffset.ofHours(8));

	private final Clock clock;

	private final RandomText random;

	NotificationFactory(Clock clock, RandomText random) {
		this.clock = clock;
		this.random = random;
	}

	String complaintId() {
		return "2002018" + DAY.format(this.clock.instant()) + this.random.digits(12);
	}

	Notification create(String complaintId, String actionType) {
		Instant now = this.clock.instant();
		String id = "EV-" + SECOND.format(now) + this.random.digits(12);
		return (CREATION.equals(actionType))
				? new Notification(id, now, "COMPLAINT.CREATE", "用户提交投诉", complaintId, actionType)
				: new Notification(id, now, "COMPLAINT.STATE_CHANGE", "投诉状态变化", complaintId, actionType);
	}

}
