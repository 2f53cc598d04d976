package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;

import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim.Status;
import io.github.wechatpay.complaint.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisNotificationStoreTests implements SharedNotificationStoreContract {

	private static final String PREFIX = "wechatpay:complaint-notification:1900012181:";

	private RedisServer server;

	private LettuceConnectionFactory connectionFactory;

	private ReactiveStringRedisTemplate redis;

	RedisServer startRedis() {
		return RedisServer.start();
	}

	@BeforeAll
	void startServer() {
		this.server = startRedis();
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
	public NotificationStore newStore(Duration timeToLive, Duration lease) {
		return new RedisNotificationStore(this.redis, timeToLive, lease);
	}

	@Test
	void claimIsALeaseOfAMinuteWithATokenOfItsOwn() {
		String id = NotificationStoreContract.newId();
		Claim claim = NotificationStoreContract.expectClaim(new RedisNotificationStore(this.redis, TIME_TO_LIVE), MCHID,
				id, Status.GRANTED);
		assertThat(timeToLive(id)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
		String first = value(id);
		assertThat(first).startsWith("claimed:");
		NotificationStoreContract.expectCompletion(claim.release());
		expectClaim(id, Status.GRANTED);
		assertThat(value(id)).startsWith("claimed:").isNotEqualTo(first);
	}

	@Test
	void renewalProlongsTheLease() {
		String id = NotificationStoreContract.newId();
		Claim claim = expectClaim(id, Status.GRANTED);
		assertThat(this.redis.expire(PREFIX + id, Duration.ofSeconds(20)).block(PATIENCE)).isTrue();
		NotificationStoreContract.expectRenewal(claim, true);
		assertThat(timeToLive(id)).isGreaterThan(Duration.ofSeconds(50));
	}

	@Test
	void renewalDoesNotBringAnEndedLeaseBack() {
		String id = NotificationStoreContract.newId();
		Claim claim = expectClaim(id, Status.GRANTED);
		this.redis.delete(PREFIX + id).block(PATIENCE);
		NotificationStoreContract.expectRenewal(claim, false);
		expectClaim(id, Status.GRANTED);
	}

	@Test
	void completionIsKeptForTheTimeToLive() {
		String id = NotificationStoreContract.newId();
		NotificationStoreContract.expectCompletion(expectClaim(id, Status.GRANTED).complete());
		assertThat(timeToLive(id)).isBetween(TIME_TO_LIVE.minusMinutes(1), TIME_TO_LIVE);
		assertThat(value(id)).isEqualTo("completed");
	}

	@Test
	void everyKeyIsThatOfAMerchantsNotification() {
		String id = NotificationStoreContract.newId();
		expectClaim(id, Status.GRANTED);
		NotificationStoreContract.expectClaim(store(), "1900012182", id, Status.GRANTED);
		assertThat(this.redis.keys("*" + id + "*").collectList().block(PATIENCE)).containsExactlyInAnyOrder(PREFIX + id,
				"wechatpay:complaint-notification:1900012182:" + id);
		assertThat(this.redis.keys("*").collectList().block(PATIENCE))
			.allMatch((key) -> key.startsWith("wechatpay:complaint-notification:"));
	}

	@Test
	void scriptsAreKnownAgainAfterTheServerForgotThem() {
		String id = NotificationStoreContract.newId();
		forgetScripts();
		Claim claim = expectClaim(id, Status.GRANTED);
		forgetScripts();
		NotificationStoreContract.expectCompletion(claim.release());
		expectClaim(id, Status.GRANTED);
	}

	private void forgetScripts() {
		this.redis.execute((connection) -> connection.scriptingCommands().scriptFlush()).blockLast(PATIENCE);
	}

	private String value(String id) {
		String value = this.redis.opsForValue().get(PREFIX + id).block(PATIENCE);
		assertThat(value).isNotNull();
		return value;
	}

	private Duration timeToLive(String id) {
		Duration timeToLive = this.redis.getExpire(PREFIX + id).block(PATIENCE);
		assertThat(timeToLive).isNotNull();
		return timeToLive;
	}

}
