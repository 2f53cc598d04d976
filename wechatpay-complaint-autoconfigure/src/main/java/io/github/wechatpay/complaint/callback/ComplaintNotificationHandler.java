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
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notification
 * considerations</a>
 */
@FunctionalInterface
public interface ComplaintNotificationHandler {

	/**
	 * Handle a notification, without blocking.
	 * @param notification the verified and decrypted notification
	 * @return completes when the notification has been handled; an error has it sent
	 * again
	 */
	Mono<Void> handle(ComplaintNotification notification);

	/**
	 * Create a handler from code that blocks, which is run on a thread where it may.
	 * @param handler the code; an exception has the notification sent again
	 * @return the handler
	 */
	static ComplaintNotificationHandler blocking(Consumer<ComplaintNotification> handler) {
		return new BlockingNotificationHandler(handler);
	}

}
