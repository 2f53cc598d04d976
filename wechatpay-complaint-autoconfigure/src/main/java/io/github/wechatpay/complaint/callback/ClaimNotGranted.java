package io.github.wechatpay.complaint.callback;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * {@link Claim} that was not granted.
 *
 * @param status the reason
 */
record ClaimNotGranted(Status status) implements Claim {

	ClaimNotGranted {
		Assert.isTrue(status != Status.GRANTED, "A granted claim must be able to be completed");
	}

	@Override
	public Mono<Boolean> renew() {
		return notGranted();
	}

	@Override
	public Mono<Void> complete() {
		return notGranted();
	}

	@Override
	public Mono<Void> release() {
		return notGranted();
	}

	private <T> Mono<T> notGranted() {
		return Mono.error(() -> new IllegalStateException("The claim was not granted: " + this.status));
	}

}
