package io.github.wechatpay.complaint.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import reactor.core.publisher.Mono;

/**
 * Remembers handled notifications in the memory of one instance, up to a number and for a
 * time.
 */
public final class InMemoryNotificationStore implements NotificationStore {

	private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

	private final Cache<String, Boolean> completed;

	private final long maximumSize;

	/**
	 * Create a store.
	 * @param timeToLive how long a handled notification is remembered
	 * @param maximumSize how many are remembered; the oldest give way
	 * @param clock tells how much time has passed
	 */
	public InMemoryNotificationStore(Duration timeToLive, long maximumSize, Clock clock) {
		this.completed = Caffeine.newBuilder()
			.expireAfterWrite(timeToLive)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
		this.maximumSize = maximumSize;
	}

	@Override
	public Mono<Claim> claim(String notificationId) {
		return Mono.fromSupplier(() -> claimNow(notificationId));
	}

	private Claim claimNow(String notificationId) {
		if (!this.inProgress.add(notificationId)) {
			return Claim.IN_PROGRESS;
		}
		if (this.completed.getIfPresent(notificationId) != null) {
			this.inProgress.remove(notificationId);
			return Claim.COMPLETED;
		}
		return Claim.GRANTED;
	}

	@Override
	public Mono<Void> complete(String notificationId) {
		return Mono.fromRunnable(() -> {
			this.completed.put(notificationId, true);
			this.inProgress.remove(notificationId);
			forgetOldest(this.completed.estimatedSize() - this.maximumSize);
		});
	}

	// the maximum size of a cache would make those give way that are asked for the least,
	// and they are the newest
	private void forgetOldest(long surplus) {
		if (surplus > 0) {
			this.completed.policy()
				.expireAfterWrite()
				.ifPresent((age) -> this.completed.invalidateAll(age.oldest((int) surplus).keySet()));
		}
	}

	@Override
	public Mono<Void> release(String notificationId) {
		return Mono.fromRunnable(() -> this.inProgress.remove(notificationId));
	}

}
