package io.github.wechatpay.complaint.samples.desk.servlet;

import java.util.List;

import io.github.wechatpay.complaint.callback.ComplaintNotification;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Shows the complaint notifications that have arrived, and those that arrive.
 */
@RestController
@RequestMapping("/complaints")
class NotificationController {

	private final ReceivedNotifications notifications;

	NotificationController(ReceivedNotifications notifications) {
		this.notifications = notifications;
	}

	@GetMapping
	List<ComplaintNotification> latest() {
		return this.notifications.latest();
	}

	@GetMapping("/stream")
	SseEmitter stream() {
		return this.notifications.watch();
	}

}
