package io.github.wechatpay.complaint.callback.inbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.github.wechatpay.complaint.callback.HandlingException;
import io.github.wechatpay.complaint.callback.HandlingOutcome;
import io.github.wechatpay.complaint.callback.NotificationInbox.Handler;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Attempts to handle what is in the inbox. The row says what is to be done, and is
 * changed before the task is: a task whose process ended in between finds out.
 */
final class InboxWorker {

	private static final Log logger = LogFactory.getLog(InboxWorker.class);

	private static final int MAX_ERROR_LENGTH = 500;

	private final InboxTable table;

	private final InboxSettings settings;

	InboxWorker(InboxTable table, InboxSettings settings) {
		this.table = table;
		this.settings = settings;
	}

	/**
	 * Attempt to handle a notification.
	 * @return what becomes of its task
	 */
	CompletionHandler<Void> attempt(InboxKey key, Handler handler, InboxTasks tasks) {
		StoredNotification stored = this.table.begin(key);
		if (stored == null) {
			return tasks.end();
		}
		if (stored.attempts() > this.settings.maxAttempts()) {
			bury(key, "It is not known how the last attempt ended");
			return tasks.end();
		}
		try (HandlingThread thread = new HandlingThread()) {
			thread.await(handler.handle(stored.notification(), new InboxClaim(key, this.table, thread), thread));
			return tasks.end();
		}
		catch (HandlingException ex) {
			return (ex.getOutcome() == HandlingOutcome.CANCELLED) ? giveBack(key, tasks)
					: fail(key, stored.attempts(), ex, tasks);
		}
		catch (InterruptedException ex) {
			return giveBack(key, tasks);
		}
	}

	// another instance takes over at once
	private CompletionHandler<Void> giveBack(InboxKey key, InboxTasks tasks) {
		this.table.undoAttempt(key);
		return tasks.postpone(Duration.ZERO);
	}

	private CompletionHandler<Void> fail(InboxKey key, int attempts, HandlingException failure, InboxTasks tasks) {
		if (attempts >= this.settings.maxAttempts()) {
			bury(key, describe(failure));
			return tasks.end();
		}
		Duration pause = this.settings.backoff(attempts, ThreadLocalRandom.current().nextDouble());
		this.table.postpone(key, pause, describe(failure));
		return tasks.postpone(pause);
	}

	private void bury(InboxKey key, String error) {
		this.table.bury(key, error);
		logger.error("Notification " + key.notificationId() + " is dead, as it was not handled in "
				+ this.settings.maxAttempts()
				+ " attempts (wechatpay.complaint.callback.inbox.max-attempts): replay or " + "discard " + key
				+ " with the actuator endpoint complaintinbox");
	}

	// the message of a handler's exception may hold the payer's data
	private static String describe(HandlingException failure) {
		Throwable cause = failure.getCause();
		String text = failure.getMessage() + ((cause != null) ? ": " + cause.getClass().getName() : "");
		return text.substring(0, Math.min(text.length(), MAX_ERROR_LENGTH));
	}

}
