package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.RedisNotificationStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link RedisNotificationStore}.
 */
@AutoConfiguration(after = WechatPayAutoConfiguration.class, before = ComplaintCallbackAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration")
@ConditionalOnClass(ReactiveStringRedisTemplate.class)
@ConditionalOnBean({ ReactiveRedisConnectionFactory.class, ComplaintNotificationHandler.class })
@ConditionalOnBooleanProperty(name = { "wechatpay.enabled", "wechatpay.complaint.callback.enabled" },
		matchIfMissing = true)
@ConditionalOnProperty(name = "wechatpay.complaint.callback.deduplication.store", havingValue = "redis",
		matchIfMissing = true)
public final class RedisNotificationStoreAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(NotificationStore.class)
	RedisNotificationStore complaintNotificationStore(ReactiveRedisConnectionFactory connectionFactory,
			WechatPayConnectionDetails connectionDetails, WechatPayProperties properties) {
		String prefix = "wechatpay:complaint-notification:" + connectionDetails.getMerchant().merchantId() + ":";
		return new RedisNotificationStore(new ReactiveStringRedisTemplate(connectionFactory), prefix,
				new CallbackPropertiesReader(properties.complaint().callback()).readTimeToLive());
	}

}
