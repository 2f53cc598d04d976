package io.github.wechatpay.complaint.samples.desk;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the latest notifications, and shows them to whoever watches. A real application
 * would store them.
 */
@Component
public class ReceivedNotifications implements ComplaintNotificationHandler {

	private static final int KEPT = 100;

	private final ConcurrentLinkedDeque<ComplaintNotification> latest = new ConcurrentLinkedDeque<>();

	private final Sinks.Many<ComplaintNotification> watchers = Sinks.many().multicast().directBestEffort();

	@Override
	public Mono<Void> handle(ComplaintNotification notification) {
		return Mono.fromRunnable(() -> keep(notification));
	}

	/**
	 * Return the latest notifications.
	 * @return the newest first
	 */
	public List<ComplaintNotification> latest() {
		return List.copyOf(this.latest);
	}

	/**
	 * Watch notifications as they arrive.
	 * @return those from now on, until the application is stopped
	 */
	public Flux<ComplaintNotification> watch() {
		return this.watchers.asFlux();
	}

	// a graceful shutdown would wait for those who watch
	@EventListener(ContextClosedEvent.class)
	synchronized void dismissWatchers() {
		this.watchers.tryEmitComplete();
	}

	private synchronized void keep(ComplaintNotification notification) {
		this.latest.addFirst(notification);
		if (this.latest.size() > KEPT) {
			this.latest.removeLast();
		}
		this.watchers.tryEmitNext(notification);
	}

}
