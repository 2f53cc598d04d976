package io.github.wechatpay.complaint.callback.inbox;

import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;

import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The tasks of the inbox, one for each pending notification, which hold nothing but its
 * key. They are changed in the transaction of the caller.
 */
final class InboxTasks {

	private static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("complaint-notification");

	private final Task<Void> task;

	private final SchedulerClient client;

	private final Clock clock;

	InboxTasks(DataSource dataSource, ExecutionHandler<Void> handler, Duration pause, Clock clock) {
		this.clock = clock;
		this.task = Tasks.custom(DESCRIPTOR)
			.onFailure((complete, operations) -> operations.reschedule(complete, clock.instant().plus(pause)))
			.onDeadExecutionRevive()
			.execute(handler);
		this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), this.task)
			.tableName(JdbcNotificationTable.TASKS)
			.serializer(new NoDataSerializer())
			.jdbcCustomization(new MillisecondCustomization())
			.build();
	}

	Task<Void> task() {
		return this.task;
	}

	/**
	 * Have a notification handled now.
	 * @throws DbSchedulerException if it is being handled
	 */
	void schedule(InboxKey key) {
		TaskInstance<Void> instance = instance(key);
		if (!this.client.scheduleIfNotExists(instance, this.clock.instant())
				&& !this.client.reschedule(instance, this.clock.instant())) {
			throw new TaskInstanceCurrentlyExecutingException(instance.getTaskName(), instance.getId());
		}
	}

	/**
	 * Have a notification not handled.
	 * @throws DbSchedulerException if it is being handled
	 */
	void cancel(InboxKey key) {
		try {
			this.client.cancel(instance(key));
		}
		catch (TaskInstanceNotFoundException ex) {
			// it is dead
		}
	}

	/**
	 * Return what ends the task of an attempt.
	 */
	CompletionHandler<Void> end() {
		return new CompletionHandler.OnCompleteRemove<>();
	}

	/**
	 * Return what postpones the task of an attempt.
	 */
	CompletionHandler<Void> postpone(Duration pause) {
		return (ExecutionComplete complete, ExecutionOperations<Void> operations) -> operations.reschedule(complete,
				this.clock.instant().plus(pause));
	}

	private static TaskInstance<Void> instance(InboxKey key) {
		return DESCRIPTOR.instance(key.toString()).build();
	}

}
