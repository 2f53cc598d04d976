package io.github.wechatpay.complaint.callback.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.HandlerThreads;
import io.github.wechatpay.complaint.callback.NotificationInbox;
import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * {@link NotificationInbox} in a database, for all instances that share it. A row and its
 * task are inserted in one transaction.
 */
public final class JdbcNotificationInbox implements NotificationInbox {

	private static final int RETRIES = 5;

	private static final int MAX_LISTED = 100;

	private static final String PENDING = "PENDING";

	private static final String DEAD = "DEAD";

	private final InboxTable table;

	private final InboxWorker worker;

	private final InboxTasks tasks;

	private final DataSource dataSource;

	private final HandlerThreads threads;

	private final Duration timeToLive;

	private final InboxSettings settings;

	private volatile @Nullable Handler handler;

	private volatile @Nullable InboxScheduler scheduler;

	/**
	 * Create a new inbox.
	 * @param dataSource the database, to which there is no connection before it is needed
	 * @param table the table in it
	 * @param timeToLive how long a handled notification is remembered
	 * @param threads the threads on which notifications are handled
	 * @param settings the settings
	 * @param clock a clock that moves
	 */
	public JdbcNotificationInbox(DataSource dataSource, JdbcNotificationTable table, Duration timeToLive,
			HandlerThreads threads, InboxSettings settings, Clock clock) {
		this.dataSource = dataSource;
		this.table = new InboxTable(table, dataSource);
		this.timeToLive = timeToLive;
		this.threads = threads;
		this.settings = settings;
		this.worker = new InboxWorker(this.table, settings);
		this.tasks = new InboxTasks(dataSource, (instance, context) -> attempt(InboxKey.of(instance.getId())),
				settings.initialBackoff(), clock);
	}

	@Override
	public Mono<Reception> store(ComplaintNotification notification) {
		return Mono.fromCallable(() -> storeNow(notification))
			.retryWhen(Retry.max(RETRIES).filter(JdbcNotificationInbox::isConcurrent))
			.repeatWhenEmpty(RETRIES, Function.identity());
	}

	@Override
	public void start(Handler handler) {
		this.handler = handler;
		InboxScheduler started = new InboxScheduler(this.dataSource, this.tasks.task(), this.threads,
				this.settings.heartbeat());
		this.scheduler = started;
		started.start();
	}

	@Override
	public Mono<Void> stop() {
		InboxScheduler current = this.scheduler;
		return (current != null) ? current.stop() : Mono.empty();
	}

	@Override
	public void close() {
		InboxScheduler current = this.scheduler;
		if (current != null) {
			current.close();
		}
	}

	/**
	 * Return how much there is.
	 * @return the numbers of this moment
	 */
	public InboxStatistics getStatistics() {
		InboxTable.Count pending = this.table.count(PENDING);
		return new InboxStatistics(pending.entries(), this.table.count(DEAD).entries(), pending.oldestAge());
	}

	/**
	 * Return what waits or is being handled.
	 * @return the oldest entries, at most 100
	 */
	public List<InboxEntry> getPending() {
		return this.table.list(PENDING, MAX_LISTED);
	}

	/**
	 * Return what is not attempted any more.
	 * @return the oldest entries, at most 100
	 */
	public List<InboxEntry> getDead() {
		return this.table.list(DEAD, MAX_LISTED);
	}

	/**
	 * Give an entry all its attempts again, the first one now.
	 * @param id the id of the entry
	 * @return the outcome
	 */
	public InboxChange replay(String id) {
		InboxChange change = change(id, (key) -> {
			boolean known = this.table.revive(key);
			if (known) {
				this.tasks.schedule(key);
			}
			return known;
		});
		wake();
		return change;
	}

	/**
	 * Give all dead entries all their attempts again.
	 * @return the number of entries
	 */
	public int replayDead() {
		// once, as what fails at once is dead again
		return (int) this.table.list(DEAD, Integer.MAX_VALUE)
			.stream()
			.filter((entry) -> replay(entry.id()) == InboxChange.DONE)
			.count();
	}

	/**
	 * Remove an entry as if it had been handled.
	 * @param id the id of the entry
	 * @return the outcome
	 */
	public InboxChange discard(String id) {
		return change(id, (key) -> {
			boolean known = this.table.complete(key);
			this.tasks.cancel(key);
			return known;
		});
	}

	private InboxChange change(String id, Predicate<InboxKey> change) {
		try {
			boolean known = this.table.inTransaction(() -> change.test(InboxKey.of(id)));
			return known ? InboxChange.DONE : InboxChange.UNKNOWN;
		}
		catch (DbSchedulerException ex) {
			return InboxChange.RUNNING;
		}
	}

	/**
	 * Return the outcome, or {@code null} if the row that was in the way is gone.
	 */
	private @Nullable Reception storeNow(ComplaintNotification notification) {
		boolean added = this.table.inTransaction(() -> {
			boolean absent = this.table.add(notification, this.timeToLive);
			if (absent) {
				this.tasks.schedule(InboxKey.of(notification));
			}
			return absent;
		});
		if (added) {
			wake();
			return Reception.STORED;
		}
		String state = this.table.inTransaction(() -> this.table.state(InboxKey.of(notification)));
		return (state != null) ? reception(state) : null;
	}

	private static Reception reception(String state) {
		return switch (state) {
			case "COMPLETED" -> Reception.HANDLED_BEFORE;
			case PENDING, DEAD -> Reception.STORED;
			default -> Reception.IN_PROGRESS;
		};
	}

	private static boolean isConcurrent(Throwable failure) {
		return failure instanceof ConcurrencyFailureException || failure instanceof DbSchedulerException;
	}

	private CompletionHandler<Void> attempt(InboxKey key) {
		Handler current = this.handler;
		if (current == null) {
			throw new IllegalStateException("The inbox was not started");
		}
		return this.worker.attempt(key, current, this.tasks);
	}

	private void wake() {
		InboxScheduler current = this.scheduler;
		if (current != null) {
			current.wake();
		}
	}

}
