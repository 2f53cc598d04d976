package io.github.wechatpay.complaint.reconciliation.store;

import java.time.Duration;

import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Status;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshotStore;
import io.github.wechatpay.complaint.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisComplaintSnapshotStoreTests implements ComplaintSnapshotStoreContract {

	private static final Duration TIME_TO_LIVE = Duration.ofDays(31);

	private RedisServer server;

	private LettuceConnectionFactory connectionFactory;

	private ReactiveStringRedisTemplate redis;

	@BeforeAll
	void startServer() {
		this.server = RedisServer.start();
		this.connectionFactory = new LettuceConnectionFactory(this.server.host(), this.server.port());
		this.connectionFactory.start();
		this.redis = new ReactiveStringRedisTemplate(this.connectionFactory);
	}

	@AfterAll
	void stopServer() {
		if (this.server != null) {
			this.connectionFactory.destroy();
			this.server.close();
		}
	}

	@Override
	public ComplaintSnapshotStore store() {
		return new RedisComplaintSnapshotStore(this.redis, TIME_TO_LIVE);
	}

	@Test
	void snapshotIsForgottenWhenItsComplaintIsNotLookedAtAnyMore() {
		String id = ComplaintSnapshotStoreContract.newId();
		expectSaved(new ComplaintSnapshot(id, 1, Status.KNOWN, CONTENT), true);
		assertThat(this.redis.getExpire("wechatpay:complaint-snapshot:" + MCHID + ":" + id).block(PATIENCE))
			.isBetween(TIME_TO_LIVE.minusMinutes(1), TIME_TO_LIVE);
	}

}
