package io.github.wechatpay.complaint.callback.inbox;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import io.github.wechatpay.complaint.callback.HandlerThreads;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A {@link Scheduler} of our own while the inbox runs, which is started once and stopped
 * once.
 */
final class InboxScheduler implements AutoCloseable {

	private static final String PREFIX = "wechatpay-inbox-";

	private static final int MISSED_HEARTBEATS = 4;

	private static final int HOUSEKEEPERS = 3;

	private static final Duration POLLING_INTERVAL = Duration.ofSeconds(1);

	// the supervisor ends handlings that take longer
	private static final Duration SHUTDOWN_TIME = Duration.ofMinutes(10);

	private final ThreadFactory factory = daemons();

	private final ExecutorService due = Executors.newSingleThreadExecutor(this.factory);

	private final ScheduledExecutorService housekeepers = Executors.newScheduledThreadPool(HOUSEKEEPERS, this.factory);

	private final Sinks.Empty<Void> stopped = Sinks.empty();

	private final Scheduler scheduler;

	private volatile @Nullable Thread stopping;

	InboxScheduler(DataSource dataSource, Task<Void> task, HandlerThreads threads, Duration heartbeat) {
		this.scheduler = Scheduler.create(dataSource, task)
			.schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
			.tableName(JdbcNotificationTable.TASKS)
			.serializer(new NoDataSerializer())
			.jdbcCustomization(new MillisecondCustomization())
			.threads(threads.getNumber())
			.executorService(new InboxThreads(threads::execute, threads.getNumber()))
			.dueExecutor(this.due)
			.housekeeperExecutor(this.housekeepers)
			.pollingInterval(POLLING_INTERVAL)
			.heartbeatInterval(heartbeat)
			.missedHeartbeatsLimit(MISSED_HEARTBEATS)
			.failureLogging(LogLevel.WARN, false)
			.shutdownMaxWait(SHUTDOWN_TIME)
			.enableImmediateExecution()
			.build();
	}

	void start() {
		this.scheduler.start();
	}

	/**
	 * Look for what is due, which can be seen only after the transaction that scheduled
	 * it.
	 */
	void wake() {
		this.scheduler.triggerCheckForDueExecutions();
	}

	/**
	 * Begin no more handlings.
	 * @return completes when those that have begun have ended
	 */
	Mono<Void> stop() {
		Thread thread = this.factory.newThread(this::stopScheduler);
		this.stopping = thread;
		thread.start();
		return this.stopped.asMono();
	}

	private void stopScheduler() {
		try {
			this.scheduler.stop();
		}
		finally {
			this.stopped.tryEmitEmpty();
		}
	}

	@Override
	public void close() {
		Thread thread = this.stopping;
		if (thread != null) {
			thread.interrupt();
		}
		this.due.shutdownNow();
		this.housekeepers.shutdownNow();
	}

	private static ThreadFactory daemons() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(PREFIX);
		factory.setDaemon(true);
		return factory;
	}

}
