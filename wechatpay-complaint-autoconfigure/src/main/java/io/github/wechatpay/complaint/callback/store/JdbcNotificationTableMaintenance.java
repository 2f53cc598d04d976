package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.SmartLifecycle;

/**
 * Looks after the table while the application runs: says so if it is missing, and deletes
 * in the background what does not have to be remembered any more.
 */
public final class JdbcNotificationTableMaintenance implements SmartLifecycle, AutoCloseable {

	private static final Log logger = LogFactory.getLog(JdbcNotificationTableMaintenance.class);

	private static final Duration FIRST = Duration.ofMinutes(1);

	private static final int IDLE_SECONDS = 60;

	private final JdbcNotificationTable table;

	private final Duration timeToLive;

	private final Duration interval;

	private final Disposable.Swap work = Disposables.swap();

	private volatile boolean running;

	/**
	 * Create a new maintenance.
	 * @param table the table
	 * @param timeToLive how long a handled notification is remembered
	 * @param interval how often expired rows are deleted
	 */
	public JdbcNotificationTableMaintenance(JdbcNotificationTable table, Duration timeToLive, Duration interval) {
		this.table = table;
		this.timeToLive = timeToLive;
		this.interval = interval;
	}

	@Override
	public void start() {
		this.running = true;
		Scheduler scheduler = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "wechatpay-table", IDLE_SECONDS, true);
		Disposable maintenance = Mono.fromRunnable(this::reportIfMissing)
			.subscribeOn(scheduler)
			.onErrorResume((failure) -> report("looked at", failure))
			.thenMany(Flux.interval((FIRST.compareTo(this.interval) < 0) ? FIRST : this.interval, this.interval,
					scheduler))
			.onBackpressureDrop()
			.concatMap((tick) -> Mono.fromCallable(() -> this.table.deleteExpired(this.timeToLive))
				.onErrorResume((failure) -> report("cleaned", failure)))
			.subscribe((deleted) -> logger
				.debug(deleted + " expired rows were deleted from " + JdbcNotificationTable.NAME));
		this.work.update(Disposables.composite(maintenance, scheduler));
	}

	@Override
	public void stop() {
		close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void close() {
		this.running = false;
		this.work.update(Disposables.disposed());
	}

	private void reportIfMissing() {
		List<String> missing = this.table.getMissing();
		if (!missing.isEmpty()) {
			logger.error("The database has no table " + String.join(", ", missing)
					+ ", so that no complaint notification can be handled. Create it with the script "
					+ this.table.getScript() + ", or set wechatpay.complaint.callback.initialize-schema to always");
		}
	}

	private static <T> Mono<T> report(String action, Throwable failure) {
		return Mono.fromRunnable(() -> logger
			.warn("The table " + JdbcNotificationTable.NAME + " could not be " + action + ": " + failure.getMessage()));
	}

}
