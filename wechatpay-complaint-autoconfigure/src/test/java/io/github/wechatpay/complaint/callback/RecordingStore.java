package io.github.wechatpay.complaint.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.callback.store.InMemoryNotificationStore;
import reactor.core.publisher.Mono;

/**
 * A store that works, notes what it is asked, and stumbles when it should.
 */
final class RecordingStore implements NotificationStore {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private volatile NotificationStore delegate = newDelegate();

	private volatile String failingStep = "";

	private volatile Supplier<Mono<Void>> failure = Mono::empty;

	private volatile boolean withoutClaims;

	private volatile boolean losing;

	List<String> calls() {
		return this.calls;
	}

	void failAt(String step, Supplier<Mono<Void>> failure) {
		this.failingStep = step;
		this.failure = failure;
	}

	void recover() {
		this.failingStep = "";
	}

	void forget() {
		this.delegate = newDelegate();
	}

	void withoutClaims() {
		this.withoutClaims = true;
	}

	void loseClaims() {
		this.losing = true;
	}

	@Override
	public Mono<Claim> claim(String mchid, String notificationId) {
		Mono<Claim> claim = this.withoutClaims ? Mono.empty() : this.delegate.claim(mchid, notificationId);
		return perform("claim " + notificationId, claim).map((granted) -> (granted.status() == Claim.Status.GRANTED)
				? new RecordingClaim(granted, notificationId) : granted);
	}

	@Override
	public Duration renewalInterval() {
		return Duration.ofSeconds(10);
	}

	private <T> Mono<T> perform(String call, Mono<T> action) {
		this.calls.add(call);
		return call.startsWith(this.failingStep + " ") ? this.failure.get().then(action) : action;
	}

	private static NotificationStore newDelegate() {
		return new InMemoryNotificationStore(Duration.ofDays(8), 1000, Clock.systemUTC());
	}

	/**
	 * A claim that notes what it is asked.
	 */
	private final class RecordingClaim implements Claim {

		private final Claim claim;

		private final String id;

		RecordingClaim(Claim claim, String id) {
			this.claim = claim;
			this.id = id;
		}

		@Override
		public Status status() {
			return this.claim.status();
		}

		@Override
		public Mono<Boolean> renew() {
			return perform("renew " + this.id, this.claim.renew()).map((held) -> held && !RecordingStore.this.losing);
		}

		@Override
		public Mono<Void> complete() {
			return perform("complete " + this.id, this.claim.complete());
		}

		@Override
		public Mono<Void> release() {
			return perform("release " + this.id, this.claim.release());
		}

	}

}
