package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Remembers handled notifications in Redis, for all instances that share it. There is one
 * key a notification, and each step is one command or script on that key, so that it
 * works on a cluster as well. A claim ends by itself after {@value #LEASE_SECONDS}
 * seconds without renewal.
 */
public final class RedisNotificationStore implements NotificationStore {

	private static final int LEASE_SECONDS = 60;

	private static final Duration LEASE = Duration.ofSeconds(LEASE_SECONDS);

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

	private final String keyPrefix;

	private final Duration timeToLive;

	private final String owner = "claimed:" + UUID.randomUUID();

	/**
	 * Create a store.
	 * @param redis the connection to Redis
	 * @param keyPrefix what the keys start with; the id of the notification follows
	 * @param timeToLive how long a handled notification is remembered
	 */
	public RedisNotificationStore(ReactiveStringRedisTemplate redis, String keyPrefix, Duration timeToLive) {
		this.redis = redis;
		this.keyPrefix = keyPrefix;
		this.timeToLive = timeToLive;
	}

	@Override
	public Mono<Claim> claim(String notificationId) {
		return execute(CLAIM, notificationId, this.owner, millis(LEASE)).map(Claim::valueOf);
	}

	@Override
	public Mono<Void> renew(String notificationId) {
		return execute(RENEW, notificationId, this.owner, millis(LEASE)).then();
	}

	@Override
	public Mono<Void> complete(String notificationId) {
		return offEventLoop(this.redis.opsForValue().set(key(notificationId), COMPLETED, this.timeToLive)).then();
	}

	@Override
	public Mono<Void> release(String notificationId) {
		return execute(RELEASE, notificationId, this.owner).then();
	}

	private <T> Mono<T> execute(RedisScript<T> script, String notificationId, String... arguments) {
		return offEventLoop(this.redis.execute(script, List.of(key(notificationId)), List.of(arguments)).next());
	}

	// the driver blocks the thread on which it connects, and its event loop is no place
	// for what comes after a claim
	private static <T> Mono<T> offEventLoop(Mono<T> command) {
		return command.subscribeOn(Schedulers.boundedElastic()).publishOn(Schedulers.boundedElastic());
	}

	private String key(String notificationId) {
		return this.keyPrefix + notificationId;
	}

	private static String millis(Duration duration) {
		return Long.toString(duration.toMillis());
	}

}
