package io.github.wechatpay.complaint.callback;

import java.util.function.Consumer;

import reactor.core.publisher.Mono;

/**
 * Handles complaint notifications. Every bean of this type is called with each
 * notification, one after the other in their order.
 * <p>
 * A notification is acknowledged when all of them have completed. If one fails, WeChat
 * Pay sends the notification again and all of them are called again, so a handler should
 * bear being called twice. WeChat Pay does not guarantee the order of notifications.
 * <p>
 * Handlers are called on threads of their own, never on an event loop or a thread of the
 * web server. Nobody waits for them for longer than
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
	 * @return completes when the notification has been handled; an error has it sent
	 * again
	 */
	Mono<Void> handle(ComplaintNotification notification);

	/**
	 * Create a new handler of code that blocks.
	 * @param handler the code; an exception has the notification sent again
	 * @return the handler
	 */
	static ComplaintNotificationHandler blocking(Consumer<ComplaintNotification> handler) {
		return new BlockingNotificationHandler(handler);
	}

}
