package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.callback.store.DatabaseServer;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationStore;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import io.github.wechatpay.complaint.callback.store.RedisNotificationStore;
import io.github.wechatpay.complaint.testing.RedisServer;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However many handlers block, the claims of all are renewed in time.
 */
class BlockedHandlersTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration LEASE = Duration.ofSeconds(3);

	private static final int HANDLINGS = 100;

	@Test
	void renewalsInRedisAreNotDelayed() throws Exception {
		try (RedisServer server = RedisServer.start()) {
			LettuceConnectionFactory connections = new LettuceConnectionFactory(server.host(), server.port());
			connections.start();
			assertThatNoClaimEnds(new RedisNotificationStore(new ReactiveStringRedisTemplate(connections),
					Duration.ofDays(8), LEASE));
			connections.destroy();
		}
	}

	@Test
	void renewalsInPostgreSqlAreNotDelayed() throws Exception {
		try (DatabaseServer server = DatabaseServer.postgresql();
				HikariDataSource dataSource = server.newDataSource()) {
			DatabaseServer.initialize(dataSource, "postgresql");
			assertThatNoClaimEnds(
					new JdbcNotificationStore(new JdbcNotificationTable(dataSource), Duration.ofDays(8), LEASE));
		}
	}

	private static void assertThatNoClaimEnds(NotificationStore store) throws InterruptedException {
		// the first connection may take longer than a step may
		store.claim("1900012181", "EV-first").block(PATIENCE);
		CountDownLatch end = new CountDownLatch(1);
		try (HandlerThreads threads = HandlerThreads.bounded(20)) {
			ComplaintNotificationHandler blocked = (notification) -> {
				await(end);
				return Mono.empty();
			};
			NotificationDispatcher dispatcher = new NotificationDispatcher(
					store, new HandlingSupervisor(Map.of("blocked", blocked), HandlingInterceptor.none(),
							threads::execute, PATIENCE, PATIENCE, ObservationRegistry.NOOP, null),
					Duration.ofSeconds(10));
			List<String> ids = IntStream.range(0, HANDLINGS).mapToObj((i) -> "EV-" + i).toList();
			ids.forEach((id) -> dispatcher.dispatch(notification(id), new Progress()).subscribe());
			Thread.sleep(LEASE.multipliedBy(2).toMillis());
			List<Claim.Status> statuses = Flux.fromIterable(ids)
				.flatMap((id) -> store.claim("1900012181", id).subscribeOn(Schedulers.boundedElastic()), 4)
				.map(Claim::status)
				.collectList()
				.block(PATIENCE);
			assertThat(statuses).hasSize(HANDLINGS).containsOnly(Claim.Status.IN_PROGRESS);
			end.countDown();
			CountDownLatch stopped = new CountDownLatch(1);
			dispatcher.stop(stopped::countDown);
			await(stopped);
			dispatcher.close();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ComplaintNotification notification(String id) {
		return new ComplaintNotification("1900012181", id, null, "COMPLAINT.CREATE", null, "C-1", "CREATE_COMPLAINT",
				"{}");
	}

}
