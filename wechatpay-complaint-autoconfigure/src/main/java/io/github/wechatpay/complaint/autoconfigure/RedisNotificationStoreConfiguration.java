package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.store.RedisNotificationStore;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * Configuration of the {@link RedisNotificationStore}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ReactiveStringRedisTemplate.class)
@ConditionalOnBean(ReactiveRedisConnectionFactory.class)
@ConditionalOnProperty(name = NotificationStoreConfiguration.STORE, havingValue = "redis", matchIfMissing = true)
@ConditionalOnProperty(name = NotificationStoreConfiguration.MODE, havingValue = "direct", matchIfMissing = true)
class RedisNotificationStoreConfiguration {

	@Bean
	@ConditionalOnMissingBean(NotificationStore.class)
	RedisNotificationStore complaintNotificationStore(ReactiveRedisConnectionFactory connectionFactory,
			WechatPayProperties properties) {
		return new RedisNotificationStore(new ReactiveStringRedisTemplate(connectionFactory),
				CallbackPropertiesReader.readTimeToLive(properties));
	}

}
