package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.callback.NotificationStore;
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
class RedisClusterNotificationStoreTests implements SharedNotificationStoreContract {

	private RedisServer server;

	private LettuceConnectionFactory connectionFactory;

	@BeforeAll
	void startServer() {
		this.server = RedisServer.startCluster();
		this.connectionFactory = new LettuceConnectionFactory(
				new RedisClusterConfiguration(List.of(this.server.host() + ":" + this.server.port())));
		this.connectionFactory.start();
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
		return new RedisNotificationStore(new ReactiveStringRedisTemplate(this.connectionFactory), timeToLive, lease);
	}

	@Test
	void connectionIsOneToACluster() {
		assertThat(this.connectionFactory.getReactiveConnection()).isInstanceOf(ReactiveRedisClusterConnection.class);
	}

}
