package io.github.wechatpay.complaint.callback;

import reactor.core.publisher.Mono;

/**
 * Remembers nothing, for handlers that tell repeated notifications on their own.
 */
public final class NoNotificationStore implements NotificationStore {

	/**
	 * Create a store.
	 */
	public NoNotificationStore() {
	}

	@Override
	public Mono<Claim> claim(String notificationId) {
		return Mono.just(Claim.GRANTED);
	}

	@Override
	public Mono<Void> complete(String notificationId) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> release(String notificationId) {
		return Mono.empty();
	}

}
