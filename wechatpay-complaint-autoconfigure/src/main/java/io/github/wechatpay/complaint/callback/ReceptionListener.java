package io.github.wechatpay.complaint.callback;

import org.jspecify.annotations.Nullable;

/**
 * Callback for the outcome of each message at the notification URL.
 */
@FunctionalInterface
public interface ReceptionListener {

	/**
	 * Called with the outcome of a message, on the thread that responds to it, so it must
	 * be quick.
	 * @param reception the outcome
	 * @param failure the reason, if something was wrong
	 */
	void received(Reception reception, @Nullable Throwable failure);

	/**
	 * Return what listens to the messages to a merchant.
	 * @param merchant the name of the merchant
	 * @return the listener; this one unless it tells merchants apart
	 */
	default ReceptionListener forMerchant(String merchant) {
		return this;
	}

}
