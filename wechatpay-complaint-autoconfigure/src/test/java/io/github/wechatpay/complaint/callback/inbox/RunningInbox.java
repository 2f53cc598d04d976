package io.github.wechatpay.complaint.callback.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.HandlerThreads;
import io.github.wechatpay.complaint.callback.HandlingInterceptor;
import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import io.micrometer.observation.ObservationRegistry;

/**
 * An inbox with what belongs to it in one instance of an application.
 */
final class RunningInbox implements AutoCloseable {

	private final HandlerThreads threads = HandlerThreads.bounded(4);

	private final JdbcNotificationInbox inbox;

	private final NotificationDispatcher dispatcher;

	RunningInbox(DataSource dataSource, InboxSettings settings, Duration shutdownTime,
			ComplaintNotificationHandler handler) {
		this.inbox = new JdbcNotificationInbox(dataSource, new JdbcNotificationTable(dataSource), Duration.ofDays(8),
				this.threads, settings, Clock.systemUTC());
		HandlingSupervisor supervisor = new HandlingSupervisor(Map.of("handler", handler), HandlingInterceptor.none(),
				this.threads::execute, Duration.ofSeconds(2), Duration.ofMinutes(1), ObservationRegistry.NOOP, null);
		this.dispatcher = new NotificationDispatcher(NotificationStore.none(), this.inbox, supervisor, shutdownTime);
		this.dispatcher.start();
	}

	JdbcNotificationInbox inbox() {
		return this.inbox;
	}

	/**
	 * Stop as an application that is told to.
	 */
	void stop() throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		this.dispatcher.stop(stopped::countDown);
		if (!stopped.await(30, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The inbox did not stop");
		}
	}

	/**
	 * Send no heartbeats any more, as a process that was killed.
	 */
	void die() {
		this.inbox.close();
	}

	@Override
	public void close() {
		this.dispatcher.close();
		this.threads.close();
	}

}
