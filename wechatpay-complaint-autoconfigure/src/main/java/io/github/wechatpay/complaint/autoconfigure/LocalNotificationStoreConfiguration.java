package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.store.InMemoryNotificationStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the {@link NotificationStore} of an instance that shares none.
 */
@Configuration(proxyBeanMethods = false)
class LocalNotificationStoreConfiguration {

	private static final int MAXIMUM_REMEMBERED = 100_000;

	@Bean
	@ConditionalOnMissingBean
	NotificationStore complaintNotificationStore(WechatPayProperties properties,
			@Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
		NotificationStoreType type = properties.complaint().callback().deduplication().store();
		if (type == NotificationStoreType.NONE) {
			return NotificationStore.none();
		}
		requirePossible(type);
		return new InMemoryNotificationStore(CallbackPropertiesReader.readTimeToLive(properties), MAXIMUM_REMEMBERED,
				clock.getIfAvailable(Clock::systemUTC));
	}

	private static void requirePossible(@Nullable NotificationStoreType type) {
		if (type == NotificationStoreType.REDIS) {
			throw missing("redis, but there is no reactive connection to Redis",
					"Add the dependency spring-boot-starter-data-redis-reactive and set spring.data.redis.*, "
							+ "or set it to memory.");
		}
		if (type == NotificationStoreType.JDBC) {
			throw missing("jdbc, but there is no DataSource, or more than one and none that is primary",
					"Add the dependency spring-boot-starter-jdbc and a driver, and set spring.datasource.*. Beside "
							+ "R2DBC, Spring Boot makes a DataSource only if one is declared.");
		}
	}

	private static InvalidWechatPayPropertyException missing(String problem, String action) {
		return new InvalidWechatPayPropertyException(NotificationStoreConfiguration.STORE, "is " + problem, action);
	}

}
