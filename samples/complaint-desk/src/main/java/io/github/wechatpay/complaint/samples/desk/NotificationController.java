package io.github.wechatpay.complaint.samples.desk;

import java.time.Duration;
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

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

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
		Flux<ComplaintNotification> arrivals = this.notifications.watch();
		return Flux.merge(arrivals.map((notification) -> ServerSentEvent.builder(notification).build()),
				heartbeats().takeUntilOther(arrivals.ignoreElements()));
	}

	// the first one lets the browser know that it is connected, before anything arrives
	private static Flux<ServerSentEvent<ComplaintNotification>> heartbeats() {
		return Flux.interval(Duration.ZERO, HEARTBEAT)
			.onBackpressureDrop()
			.map((beat) -> ServerSentEvent.<ComplaintNotification>builder().comment("").build());
	}

}
