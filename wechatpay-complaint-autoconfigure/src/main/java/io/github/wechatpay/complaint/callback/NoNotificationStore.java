package io.github.wechatpay.complaint.callback;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * {@link NotificationStore} that remembers nothing.
 */
enum NoNotificationStore implements NotificationStore, NotificationStore.Claim {

	INSTANCE;

	@Override
	public Mono<Claim> claim(String mchid, String notificationId) {
		return Mono.just(this);
	}

	@Override
	public Duration renewalInterval() {
		return Duration.ZERO;
	}

	@Override
	public Status status() {
		return Status.GRANTED;
	}

	@Override
	public Mono<Boolean> renew() {
		return Mono.just(true);
	}

	@Override
	public Mono<Void> complete() {
		return Mono.empty();
	}

	@Override
	public Mono<Void> release() {
		return Mono.empty();
	}

}
