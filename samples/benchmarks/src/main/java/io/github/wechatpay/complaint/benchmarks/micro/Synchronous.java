package io.github.wechatpay.complaint.benchmarks.micro;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Takes the result of a {@link Mono} that waits for nothing, at next to no cost of its
 * own: nothing blocks for it in an application either.
 *
 * @param <T> the type of the result
 */
final class Synchronous<T> implements CoreSubscriber<T> {

	private @Nullable T result;

	private @Nullable Throwable failure;

	private boolean completed;

	private Synchronous() {
	}

	static <T> @Nullable T result(Mono<T> mono) {
		Synchronous<T> subscriber = new Synchronous<>();
		mono.subscribe(subscriber);
		if (!subscriber.completed) {
			throw new IllegalStateException("Not completed", subscriber.failure);
		}
		return subscriber.result;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(T value) {
		this.result = value;
	}

	@Override
	public void onError(Throwable ex) {
		this.failure = ex;
	}

	@Override
	public void onComplete() {
		this.completed = true;
	}

}
