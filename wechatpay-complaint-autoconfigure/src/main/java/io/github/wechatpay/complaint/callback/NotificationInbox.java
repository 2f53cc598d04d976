package io.github.wechatpay.complaint.callback;

import java.util.concurrent.Executor;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import reactor.core.publisher.Mono;

/**
 * Stores notifications durably, so that they can be acknowledged before they are handled,
 * and has them handled afterwards. A {@link NotificationDispatcher} starts and stops it.
 */
public interface NotificationInbox extends AutoCloseable {

	/**
	 * Store a notification, unless it is stored or was handled. This may block.
	 * @param notification the notification
	 * @return {@link Reception#STORED} once it is durable, also if it was before,
	 * {@link Reception#HANDLED_BEFORE} or {@link Reception#IN_PROGRESS}; an error if it
	 * could not be stored
	 */
	Mono<Reception> store(ComplaintNotification notification);

	/**
	 * Begin to have notifications handled.
	 * @param handler has a notification handled
	 */
	void start(Handler handler);

	/**
	 * Begin no more handlings.
	 * @return completes when those that have begun have ended
	 */
	Mono<Void> stop();

	/**
	 * Stop at once.
	 */
	@Override
	void close();

	/**
	 * Has one notification handled.
	 */
	@FunctionalInterface
	interface Handler {

		/**
		 * Have a notification handled. To stop waiting for the outcome does not stop the
		 * handling.
		 * @param notification the notification
		 * @param claim notes that it was handled
		 * @param thread runs the handlers, which may block
		 * @return completes when it was handled and that was noted; a
		 * {@link HandlingException} if it was not handled, any other error if that could
		 * not be noted
		 */
		Mono<Void> handle(ComplaintNotification notification, Claim claim, Executor thread);

	}

}
