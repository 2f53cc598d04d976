package io.github.wechatpay.complaint.samples.desk.servlet;

import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

import io.github.wechatpay.complaint.callback.ComplaintNotification;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Keeps the latest notifications, and shows them to whoever watches. A real application
 * would store them.
 */
@Component
class ReceivedNotifications {

	private static final int KEPT = 100;

	private static final long WITHOUT_END = 0;

	private final Deque<ComplaintNotification> latest = new ConcurrentLinkedDeque<>();

	private final Set<SseEmitter> watchers = ConcurrentHashMap.newKeySet();

	synchronized void keep(ComplaintNotification notification) {
		this.latest.addFirst(notification);
		if (this.latest.size() > KEPT) {
			this.latest.removeLast();
		}
		this.watchers.forEach((watcher) -> show(notification, watcher));
	}

	List<ComplaintNotification> latest() {
		return List.copyOf(this.latest);
	}

	SseEmitter watch() {
		SseEmitter watcher = new SseEmitter(WITHOUT_END);
		watcher.onCompletion(() -> this.watchers.remove(watcher));
		this.watchers.add(watcher);
		return watcher;
	}

	// a graceful shutdown would wait for those who watch
	@EventListener(ContextClosedEvent.class)
	void dismissWatchers() {
		this.watchers.forEach(SseEmitter::complete);
	}

	private void show(ComplaintNotification notification, SseEmitter watcher) {
		try {
			watcher.send(notification);
		}
		catch (IOException | IllegalStateException ex) {
			// has gone
			this.watchers.remove(watcher);
		}
	}

}
