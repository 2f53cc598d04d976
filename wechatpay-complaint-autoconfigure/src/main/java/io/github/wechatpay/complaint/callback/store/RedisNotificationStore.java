package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.github.wechatpay.complaint.callback.NotificationStore;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * {@link NotificationStore} in Redis, for all instances that share it. There is one key a
 * notification, {@code wechatpay:complaint-notification:{mchid}:{id}}, whose value is
 * {@code claimed:} and the token of the claim, or {@code completed}. Each step is one
 * command or script on that key, so that it works on a cluster as well.
 */
public final class RedisNotificationStore implements NotificationStore {

	private static final String PREFIX = "wechatpay:complaint-notification:";

	private static final Duration DEFAULT_LEASE = Duration.ofMinutes(1);

	private static final int RENEWALS = 6;

	private static final String COMPLETED = "completed";

	private static final RedisScript<String> CLAIM = RedisScript.of("""
			local state = redis.call('GET', KEYS[1])
			if state == 'completed' then return 'COMPLETED' end
			if state then return 'IN_PROGRESS' end
			redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
			return 'GRANTED'
			""", String.class);

	private static final RedisScript<Long> RENEW = RedisScript.of("""
			if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
			return 0
			""", Long.class);

	private static final RedisScript<Long> RELEASE = RedisScript.of("""
			if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
			return 0
			""", Long.class);

	private final ReactiveStringRedisTemplate redis;

	private final Duration timeToLive;

	private final Duration lease;

	/**
	 * Create a new store whose claims end after a minute without renewal.
	 * @param redis the template that is connected to Redis
	 * @param timeToLive how long a handled notification is remembered
	 */
	public RedisNotificationStore(ReactiveStringRedisTemplate redis, Duration timeToLive) {
		this(redis, timeToLive, DEFAULT_LEASE);
	}

	/**
	 * Create a new store.
	 * @param redis the template that is connected to Redis
	 * @param timeToLive how long a handled notification is remembered
	 * @param lease the time without renewal after which a claim ends
	 */
	public RedisNotificationStore(ReactiveStringRedisTemplate redis, Duration timeToLive, Duration lease) {
		this.redis = redis;
		this.timeToLive = timeToLive;
		this.lease = lease;
	}

	@Override
	public Mono<Claim> claim(String mchid, String notificationId) {
		String key = PREFIX + mchid + ":" + notificationId;
		String token = "claimed:" + UUID.randomUUID();
		return execute(CLAIM, key, token, millis()).map(Claim.Status::valueOf)
			.map((status) -> (status == Claim.Status.GRANTED) ? new RedisClaim(key, token) : Claim.notGranted(status));
	}

	@Override
	public Duration renewalInterval() {
		return this.lease.dividedBy(RENEWALS);
	}

	private <T> Mono<T> execute(RedisScript<T> script, String key, String... arguments) {
		return this.redis.execute(script, List.of(key), List.of(arguments)).next();
	}

	private String millis() {
		return Long.toString(this.lease.toMillis());
	}

	/**
	 * A granted claim.
	 */
	private final class RedisClaim implements Claim {

		private final String key;

		private final String token;

		RedisClaim(String key, String token) {
			this.key = key;
			this.token = token;
		}

		@Override
		public Status status() {
			return Status.GRANTED;
		}

		@Override
		public Mono<Boolean> renew() {
			return execute(RENEW, this.key, this.token, millis()).map((renewed) -> renewed == 1);
		}

		@Override
		public Mono<Void> complete() {
			RedisNotificationStore store = RedisNotificationStore.this;
			return store.redis.opsForValue().set(this.key, COMPLETED, store.timeToLive).then();
		}

		@Override
		public Mono<Void> release() {
			return execute(RELEASE, this.key, this.token).then();
		}

	}

}
