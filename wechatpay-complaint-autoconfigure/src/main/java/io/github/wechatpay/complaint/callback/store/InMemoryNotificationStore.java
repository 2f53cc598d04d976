package io.github.wechatpay.complaint.callback.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.callback.NotificationStore;
import reactor.core.publisher.Mono;

/**
 * {@link NotificationStore} in the memory of one instance, up to a number of
 * notifications and for a time. Claims do not end by themselves, since the instance that
 * holds them is this one.
 */
public final class InMemoryNotificationStore implements NotificationStore {

	private final Duration timeToLive;

	private final int maximumSize;

	private final Clock clock;

	private final Map<Key, Claim> inProgress = new HashMap<>();

	private final Map<Key, Instant> completed = new LinkedHashMap<>();

	/**
	 * Create a new store.
	 * @param timeToLive how long a handled notification is remembered
	 * @param maximumSize how many are remembered; the oldest give way
	 * @param clock the clock that tells how much time has passed
	 */
	public InMemoryNotificationStore(Duration timeToLive, int maximumSize, Clock clock) {
		this.timeToLive = timeToLive;
		this.maximumSize = maximumSize;
		this.clock = clock;
	}

	@Override
	public Mono<Claim> claim(String mchid, String notificationId) {
		return Mono.fromSupplier(() -> claim(new Key(mchid, notificationId)));
	}

	@Override
	public Duration renewalInterval() {
		return Duration.ZERO;
	}

	private synchronized Claim claim(Key key) {
		forgetOld();
		if (this.completed.containsKey(key)) {
			return Claim.notGranted(Claim.Status.COMPLETED);
		}
		InMemoryClaim claim = new InMemoryClaim(key);
		return (this.inProgress.putIfAbsent(key, claim) == null) ? claim : Claim.notGranted(Claim.Status.IN_PROGRESS);
	}

	private synchronized void complete(Key key) {
		this.inProgress.remove(key);
		this.completed.remove(key);
		this.completed.put(key, this.clock.instant());
		if (this.completed.size() > this.maximumSize) {
			Iterator<Key> oldest = this.completed.keySet().iterator();
			oldest.next();
			oldest.remove();
		}
	}

	private synchronized void release(Key key, Claim claim) {
		this.inProgress.remove(key, claim);
	}

	private synchronized boolean isHeld(Key key, Claim claim) {
		return this.inProgress.get(key) == claim;
	}

	// they are in the order in which they were completed
	private void forgetOld() {
		Instant limit = this.clock.instant().minus(this.timeToLive);
		Iterator<Instant> times = this.completed.values().iterator();
		while (times.hasNext() && !times.next().isAfter(limit)) {
			times.remove();
		}
	}

	/**
	 * What identifies a notification.
	 */
	private record Key(String mchid, String notificationId) {

	}

	/**
	 * A granted claim.
	 */
	private final class InMemoryClaim implements Claim {

		private final Key key;

		InMemoryClaim(Key key) {
			this.key = key;
		}

		@Override
		public Status status() {
			return Status.GRANTED;
		}

		@Override
		public Mono<Boolean> renew() {
			return Mono.fromSupplier(() -> isHeld(this.key, this));
		}

		@Override
		public Mono<Void> complete() {
			return Mono.fromRunnable(() -> InMemoryNotificationStore.this.complete(this.key));
		}

		@Override
		public Mono<Void> release() {
			return Mono.fromRunnable(() -> InMemoryNotificationStore.this.release(this.key, this));
		}

	}

}
