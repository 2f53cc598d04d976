package io.github.wechatpay.complaint.samples.desk;

import java.util.List;

import io.github.wechatpay.complaint.callback.ComplaintNotification;
import reactor.core.publisher.Flux;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

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

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<ComplaintNotification>> stream() {
		return EventStreams.of(this.notifications.watch());
	}

}
