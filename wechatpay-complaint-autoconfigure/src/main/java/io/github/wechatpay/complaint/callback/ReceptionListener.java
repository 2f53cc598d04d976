package io.github.wechatpay.complaint.callback;

import org.jspecify.annotations.Nullable;

/**
 * Is told what came of each message at the notification URL, for example to count.
 */
@FunctionalInterface
public interface ReceptionListener {

	/**
	 * Take note of a message. Called on the thread that answers it, so it must be quick.
	 * @param reception what came of it
	 * @param failure the reason, if something was wrong
	 */
	void received(Reception reception, @Nullable Throwable failure);

}
