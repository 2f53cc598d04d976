package io.github.wechatpay.complaint.callback.store;

import io.github.wechatpay.complaint.testing.RedisServer;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * The same on the Redis of a container.
 */
@Testcontainers(disabledWithoutDocker = true)
class RedisNotificationStoreContainerTests extends RedisNotificationStoreTests {

	@Override
	RedisServer startRedis() {
		return RedisServer.startContainer();
	}

}
