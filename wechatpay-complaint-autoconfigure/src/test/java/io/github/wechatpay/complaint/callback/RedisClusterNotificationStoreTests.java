package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.data.redis.connection.ReactiveRedisClusterConnection;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same on a cluster, which refuses commands and scripts over several keys.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisClusterNotificationStoreTests implements NotificationStoreContract {

	private RedisServer server;

	private LettuceConnectionFactory connectionFactory;

	private RedisNotificationStore store;

	@BeforeAll
	void startServer() {
		this.server = RedisServer.startCluster();
		this.connectionFactory = new LettuceConnectionFactory(
				new RedisClusterConfiguration(List.of(this.server.host() + ":" + this.server.port())));
		this.connectionFactory.start();
		this.store = new RedisNotificationStore(new ReactiveStringRedisTemplate(this.connectionFactory),
				"wechatpay:complaint-notification:1900012181:", Duration.ofDays(8));
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
	void connectionIsOneToACluster() {
		assertThat(this.connectionFactory.getReactiveConnection()).isInstanceOf(ReactiveRedisClusterConnection.class);
	}

}
