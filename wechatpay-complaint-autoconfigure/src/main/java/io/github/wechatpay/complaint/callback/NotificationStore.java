package io.github.wechatpay.complaint.callback;

import reactor.core.publisher.Mono;

/**
 * Remembers which notifications have been handled, so that a notification that WeChat Pay
 * sends several times is handled successfully once, on any of the instances that share
 * the store.
 * <p>
 * An instance claims a notification before it handles it, and then either completes the
 * claim or releases it. A claim must end by itself if its instance dies; while an
 * instance is at it, it renews the claim.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notification
 * considerations</a>
 */
public interface NotificationStore {

	/**
	 * How often a claim is renewed, in seconds.
	 */
	int RENEWAL_SECONDS = 10;

	/**
	 * Try to become the one who handles a notification.
	 * @param notificationId the id of the notification
	 * @return the outcome; an error if the store cannot tell
	 */
	Mono<Claim> claim(String notificationId);

	/**
	 * Keep a claim from ending by itself while the notification is still being handled.
	 * Called every {@value #RENEWAL_SECONDS} seconds, so a claim should last for several
	 * times as long.
	 * @param notificationId the id of the notification
	 * @return completes when the claim was renewed
	 */
	default Mono<Void> renew(String notificationId) {
		return Mono.empty();
	}

	/**
	 * Note that a claimed notification has been handled.
	 * @param notificationId the id of the notification
	 * @return completes when it was noted
	 */
	Mono<Void> complete(String notificationId);

	/**
	 * Give a claim back, so that the notification can be handled when it is sent again.
	 * @param notificationId the id of the notification
	 * @return completes when the claim was given back
	 */
	Mono<Void> release(String notificationId);

	/**
	 * What came of a claim.
	 */
	enum Claim {

		/**
		 * The caller is the one to handle the notification.
		 */
		GRANTED,

		/**
		 * Somebody else is handling it at the moment.
		 */
		IN_PROGRESS,

		/**
		 * It has been handled.
		 */
		COMPLETED

	}

}
