package io.github.wechatpay.complaint.callback;

import java.util.function.Consumer;

import reactor.core.publisher.Mono;

/**
 * Handles complaint notifications. Every bean of this type is called with each
 * notification, one after the other in their order.
 * <p>
 * In mode {@code direct}, a notification is acknowledged when all of them have completed;
 * if one fails, WeChat Pay sends it again. In mode {@code inbox} it was acknowledged
 * before, and a handling that failed is repeated from the inbox. Either way all of them
 * are called again, so each must be idempotent. WeChat Pay does not guarantee the order
 * of notifications.
 * <p>
 * Handlers are called on threads of their own, never on an event loop or a thread of the
 * web server. In mode {@code direct}, the response waits for them for no longer than
 * {@code wechatpay.complaint.callback.handler-timeout}, but they go on: their success
 * counts when the notification is sent again. Only after
 * {@code wechatpay.complaint.callback.max-handling-time}, or when the application stops
 * and does not wait any longer, they are cancelled, and their threads interrupted.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notification
 * considerations</a>
 */
@FunctionalInterface
public interface ComplaintNotificationHandler {

	/**
	 * Handle a notification.
	 * @param notification the verified and decrypted notification
	 * @return completes when the notification has been handled; an error has it handled
	 * again
	 */
	Mono<Void> handle(ComplaintNotification notification);

	/**
	 * Create a new handler of code that blocks.
	 * @param handler the code; an exception has the notification handled again
	 * @return the handler
	 */
	static ComplaintNotificationHandler blocking(Consumer<ComplaintNotification> handler) {
		return new BlockingNotificationHandler(handler);
	}

}
