package io.github.wechatpay.complaint.callback;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Remembers which notifications have been handled, so that a notification that WeChat Pay
 * sends several times is handled successfully once, on any of the instances that share
 * the store. A bean of this type replaces the one that the properties describe.
 * <p>
 * An instance claims a notification before it handles it, and then either completes or
 * releases the claim. What a store must do:
 * <ul>
 * <li>Of any number of claims on the same notification at the same time, on any instance,
 * at most one is {@linkplain Claim.Status#GRANTED granted}, until it is released or has
 * ended. Notifications of different merchants, and ids that differ in anything, are kept
 * apart.</li>
 * <li>Each granted claim has an identity of its own: {@link Claim#renew()} and
 * {@link Claim#release()} of one that was lost change nothing of the claim that came
 * after it.</li>
 * <li>A claim ends by itself when it has not been renewed for several times the
 * {@linkplain #renewalInterval() renewal interval}, as the instance that held it may be
 * gone.</li>
 * <li>{@link Claim#complete()} counts even if the claim was lost, and nothing undoes it:
 * the notification has been handled. It is remembered for longer than WeChat Pay may
 * repeat the notification, which is a week.</li>
 * <li>Nothing happens before somebody subscribes, and every step may be repeated.</li>
 * </ul>
 * The steps may block: they are subscribed to on threads that are there for the store. A
 * step that takes longer than a second counts as failed.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notification
 * considerations</a>
 */
public interface NotificationStore {

	/**
	 * Try to become the one who handles a notification.
	 * @param mchid the merchant that the notification was sent to
	 * @param notificationId the id of the notification
	 * @return the claim, whose status says whether it was granted; an error if the store
	 * cannot tell
	 */
	Mono<Claim> claim(String mchid, String notificationId);

	/**
	 * Return how often a granted claim is renewed while the notification is being
	 * handled.
	 * @return the interval, or {@link Duration#ZERO} if claims do not end by themselves
	 */
	Duration renewalInterval();

	/**
	 * Return a store that remembers nothing, for handlers that recognize repeated
	 * notifications on their own.
	 * @return the store, which grants every claim
	 */
	static NotificationStore none() {
		return NoNotificationStore.INSTANCE;
	}

	/**
	 * The outcome of an attempt to claim a notification and, if it was granted, a handle
	 * on it.
	 */
	interface Claim {

		/**
		 * Return the status.
		 * @return the status, which never changes
		 */
		Status status();

		/**
		 * Keep a granted claim from ending by itself.
		 * @return whether the claim is still held; {@code false} if it was lost to
		 * another
		 */
		Mono<Boolean> renew();

		/**
		 * Note that the notification has been handled.
		 * @return completes when it was noted
		 */
		Mono<Void> complete();

		/**
		 * Give a granted claim back, so that the notification can be handled when it is
		 * sent again.
		 * @return completes when the claim was given back
		 */
		Mono<Void> release();

		/**
		 * Create a claim that was not granted.
		 * @param status the reason
		 * @return the claim, with which nothing can be done
		 * @throws IllegalArgumentException if the status is that of a granted claim
		 */
		static Claim notGranted(Status status) {
			return new ClaimNotGranted(status);
		}

		/**
		 * The status of a claim.
		 */
		enum Status {

			/**
			 * The caller is the one to handle the notification.
			 */
			GRANTED,

			/**
			 * The notification is being handled at the moment.
			 */
			IN_PROGRESS,

			/**
			 * The notification has been handled.
			 */
			COMPLETED

		}

	}

}
