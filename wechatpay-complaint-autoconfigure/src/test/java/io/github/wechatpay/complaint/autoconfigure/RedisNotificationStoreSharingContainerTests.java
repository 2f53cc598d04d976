package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.testing.RedisServer;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * The same with the Redis of a container, which does not end when it is interrupted, but
 * falls silent.
 */
@Testcontainers(disabledWithoutDocker = true)
class RedisNotificationStoreSharingContainerTests extends RedisNotificationStoreSharingTests {

	@Override
	RedisServer startRedis() {
		return RedisServer.startContainer();
	}

}
