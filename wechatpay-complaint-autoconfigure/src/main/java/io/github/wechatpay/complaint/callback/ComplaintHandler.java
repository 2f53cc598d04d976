package io.github.wechatpay.complaint.callback;

import java.util.function.BiConsumer;

import io.github.wechatpay.complaint.complaints.Complaint;
import reactor.core.publisher.Mono;

/**
 * Handles complaints that something happened to. Every bean of this type is called with
 * the complaint that a notification is about, freshly read, in one order with the beans
 * of type {@link ComplaintNotificationHandler}.
 * <p>
 * A complaint that cannot be read is not handled: the handling failed, and is repeated as
 * that of a {@link ComplaintNotificationHandler}. A handler must be idempotent, and the
 * order of notifications is not guaranteed; the complaint is as it is now.
 */
@FunctionalInterface
public interface ComplaintHandler {

	/**
	 * Handle a complaint, without blocking.
	 * @param complaint the complaint as it is now
	 * @param notification the notification, which tells what happened
	 * @return completes when it has been handled; an error has the notification handled
	 * again
	 */
	Mono<Void> handle(Complaint complaint, ComplaintNotification notification);

	/**
	 * Create a handler from code that blocks, which is run on a thread where it may.
	 * @param handler the code; an exception has the notification handled again
	 * @return the handler
	 */
	static ComplaintHandler blocking(BiConsumer<Complaint, ComplaintNotification> handler) {
		return (complaint, notification) -> ComplaintNotificationHandler
			.blocking((same) -> handler.accept(complaint, same))
			.handle(notification);
	}

}
