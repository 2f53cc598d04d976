package io.github.wechatpay.complaint.callback;

import java.time.Duration;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.test.StepVerifier;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisNotificationStoreTests implements NotificationStoreContract {

	private static final String PREFIX = "wechatpay:complaint-notification:1900012181:";

	private static final Duration TIME_TO_LIVE = Duration.ofDays(8);

	private RedisServer server;

	private LettuceConnectionFactory connectionFactory;

	private ReactiveStringRedisTemplate redis;

	private RedisNotificationStore store;

	RedisServer startRedis() {
		return RedisServer.start();
	}

	@BeforeAll
	void startServer() {
		this.server = startRedis();
		this.connectionFactory = new LettuceConnectionFactory(this.server.host(), this.server.port());
		this.connectionFactory.start();
		this.redis = new ReactiveStringRedisTemplate(this.connectionFactory);
		this.store = newStore();
	}

	@AfterAll
	void stopServer() {
		if (this.server != null) {
			this.connectionFactory.destroy();
			this.server.close();
		}
	}

	@Override
	public NotificationStore store() {
		return this.store;
	}

	@Test
	void claimOfAnotherInstanceIsRespected() {
		String id = NotificationStoreContract.newId();
		RedisNotificationStore other = newStore();
		expectClaim(id, Claim.GRANTED);
		NotificationStoreContract.expectClaim(other, id, Claim.IN_PROGRESS);
		NotificationStoreContract.expectCompletion(this.store.complete(id));
		NotificationStoreContract.expectClaim(other, id, Claim.COMPLETED);
	}

	@Test
	void claimIsALeaseOfAMinute() {
		String id = NotificationStoreContract.newId();
		expectClaim(id, Claim.GRANTED);
		assertThat(timeToLive(id)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
		assertThat(this.redis.opsForValue().get(PREFIX + id).block(PATIENCE)).startsWith("claimed:");
	}

	@Test
	void leaseOfAnInstanceThatDiedEndsByItself() {
		String id = NotificationStoreContract.newId();
		expectClaim(id, Claim.GRANTED);
		shortenLease(id, Duration.ofMillis(1));
		StepVerifier
			.create(newStore().claim(id)
				.filter(Claim.GRANTED::equals)
				.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(10))))
			.expectNext(Claim.GRANTED)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void renewalProlongsTheOwnLeaseAndNoOther() {
		String id = NotificationStoreContract.newId();
		expectClaim(id, Claim.GRANTED);
		shortenLease(id, Duration.ofSeconds(20));
		NotificationStoreContract.expectCompletion(newStore().renew(id));
		assertThat(timeToLive(id)).isLessThanOrEqualTo(Duration.ofSeconds(20));
		NotificationStoreContract.expectCompletion(this.store.renew(id));
		assertThat(timeToLive(id)).isGreaterThan(Duration.ofSeconds(50));
	}

	@Test
	void renewalDoesNotBringAnEndedLeaseBack() {
		String id = NotificationStoreContract.newId();
		NotificationStoreContract.expectCompletion(this.store.renew(id));
		expectClaim(id, Claim.GRANTED);
	}

	@Test
	void leaseOfAnotherInstanceIsNotGivenBack() {
		String id = NotificationStoreContract.newId();
		expectClaim(id, Claim.GRANTED);
		NotificationStoreContract.expectCompletion(newStore().release(id));
		expectClaim(id, Claim.IN_PROGRESS);
	}

	@Test
	void completionIsKeptForTheTimeToLive() {
		String id = NotificationStoreContract.newId();
		expectClaim(id, Claim.GRANTED);
		NotificationStoreContract.expectCompletion(this.store.complete(id));
		assertThat(timeToLive(id)).isBetween(TIME_TO_LIVE.minusMinutes(1), TIME_TO_LIVE);
		assertThat(this.redis.opsForValue().get(PREFIX + id).block(PATIENCE)).isEqualTo("completed");
	}

	@Test
	void completionCountsEvenIfTheLeaseHadEndedAndSomebodyElseIsAtIt() {
		String id = NotificationStoreContract.newId();
		RedisNotificationStore other = newStore();
		expectClaim(id, Claim.GRANTED);
		this.redis.delete(PREFIX + id).block(PATIENCE);
		NotificationStoreContract.expectClaim(other, id, Claim.GRANTED);
		NotificationStoreContract.expectCompletion(this.store.complete(id));
		NotificationStoreContract.expectCompletion(other.release(id));
		NotificationStoreContract.expectClaim(other, id, Claim.COMPLETED);
	}

	@Test
	void everythingIsUnderThePrefixAndMerchantsAreKeptApart() {
		String id = NotificationStoreContract.newId();
		expectClaim(id, Claim.GRANTED);
		NotificationStoreContract.expectClaim(newStore("wechatpay:complaint-notification:1900012182:"), id,
				Claim.GRANTED);
		assertThat(this.redis.keys("*" + id + "*").collectList().block(PATIENCE)).containsExactlyInAnyOrder(
				"wechatpay:complaint-notification:1900012181:" + id,
				"wechatpay:complaint-notification:1900012182:" + id);
		assertThat(this.redis.keys("*").collectList().block(PATIENCE))
			.allMatch((key) -> key.startsWith("wechatpay:complaint-notification:"));
	}

	@Test
	void scriptsAreKnownAgainAfterTheServerForgotThem() {
		String id = NotificationStoreContract.newId();
		this.redis.execute((connection) -> connection.scriptingCommands().scriptFlush()).blockLast(PATIENCE);
		expectClaim(id, Claim.GRANTED);
		this.redis.execute((connection) -> connection.scriptingCommands().scriptFlush()).blockLast(PATIENCE);
		NotificationStoreContract.expectCompletion(this.store.release(id));
		expectClaim(id, Claim.GRANTED);
	}

	private RedisNotificationStore newStore() {
		return newStore(PREFIX);
	}

	private RedisNotificationStore newStore(String prefix) {
		return new RedisNotificationStore(this.redis, prefix, TIME_TO_LIVE);
	}

	private void shortenLease(String id, Duration lease) {
		assertThat(this.redis.expire(PREFIX + id, lease).block(PATIENCE)).isTrue();
	}

	private Duration timeToLive(String id) {
		Duration timeToLive = this.redis.getExpire(PREFIX + id).block(PATIENCE);
		assertThat(timeToLive).isNotNull();
		return timeToLive;
	}

}
