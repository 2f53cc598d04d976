package io.github.wechatpay.complaint.reconciliation.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Content;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Status;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshotStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * {@link ComplaintSnapshotStore} in Redis. There is one key a complaint,
 * {@code wechatpay:complaint-snapshot:{mchid}:{id}}, a list of its version, its status
 * and, if it has been handled, its content; and one a merchant,
 * {@code wechatpay:complaint-look:{mchid}}. Each step is one command or script on one
 * key, so that it works on a cluster as well.
 */
public final class RedisComplaintSnapshotStore implements ComplaintSnapshotStore {

	private static final String SNAPSHOT = "wechatpay:complaint-snapshot:";

	private static final String LOOK = "wechatpay:complaint-look:";

	private static final int LOOKUPS = 16;

	private static final RedisScript<Long> SAVE = RedisScript.of("""
			local version = tonumber(redis.call('LINDEX', KEYS[1], 0) or '0')
			if version + 1 ~= tonumber(ARGV[2]) then return 0 end
			redis.call('DEL', KEYS[1])
			redis.call('RPUSH', KEYS[1], unpack(ARGV, 2))
			redis.call('PEXPIRE', KEYS[1], ARGV[1])
			return 1
			""", Long.class);

	private final ReactiveStringRedisTemplate redis;

	private final Duration timeToLive;

	/**
	 * Create a new store.
	 * @param redis the template that is connected to Redis
	 * @param timeToLive how long a snapshot is kept
	 */
	public RedisComplaintSnapshotStore(ReactiveStringRedisTemplate redis, Duration timeToLive) {
		this.redis = redis;
		this.timeToLive = timeToLive;
	}

	@Override
	public Flux<ComplaintSnapshot> find(String mchid, Collection<String> complaintIds) {
		return Flux.fromIterable(complaintIds)
			.flatMap((id) -> this.redis.opsForList()
				.range(snapshotKey(mchid, id), 0, -1)
				.collectList()
				.filter((values) -> !values.isEmpty())
				.map((values) -> read(id, values)), LOOKUPS);
	}

	@Override
	public Mono<Boolean> save(String mchid, ComplaintSnapshot snapshot) {
		List<String> arguments = new ArrayList<>(List.of(Long.toString(this.timeToLive.toMillis()),
				Long.toString(snapshot.version()), snapshot.status().name()));
		Content content = snapshot.content();
		if (content != null) {
			arguments.addAll(List.of(content.complaintState(), Boolean.toString(content.incomingUserResponse()),
					Integer.toString(content.userComplaintTimes()), Boolean.toString(content.complaintFullRefunded())));
		}
		return this.redis.execute(SAVE, List.of(snapshotKey(mchid, snapshot.complaintId())), arguments)
			.next()
			.map((saved) -> saved == 1);
	}

	@Override
	public Mono<Instant> findLastLook(String mchid) {
		return this.redis.opsForValue().get(LOOK + mchid).map(Instant::parse);
	}

	@Override
	public Mono<Void> saveLastLook(String mchid, Instant time) {
		return this.redis.opsForValue().set(LOOK + mchid, time.toString(), this.timeToLive).then();
	}

	private static String snapshotKey(String mchid, String complaintId) {
		return SNAPSHOT + mchid + ":" + complaintId;
	}

	private static ComplaintSnapshot read(String complaintId, List<String> values) {
		Content content = (values.size() > 2) ? new Content(values.get(2), Boolean.parseBoolean(values.get(3)),
				Integer.parseInt(values.get(4)), Boolean.parseBoolean(values.get(5))) : null;
		return new ComplaintSnapshot(complaintId, Long.parseLong(values.get(0)), Status.valueOf(values.get(1)),
				content);
	}

}
