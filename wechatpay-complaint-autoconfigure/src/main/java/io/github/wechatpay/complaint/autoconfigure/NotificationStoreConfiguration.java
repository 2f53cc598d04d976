package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.NotificationStore;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Configuration of the {@link NotificationStore}, of which the first one that is possible
 * is used.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHandlerCondition.class)
@ConditionalOnBooleanProperty(name = "wechatpay.complaint.callback.enabled", matchIfMissing = true)
@Import({ RedisNotificationStoreConfiguration.class, JdbcNotificationStoreConfiguration.class,
		NotificationInboxConfiguration.class, LocalNotificationStoreConfiguration.class })
class NotificationStoreConfiguration {

	static final String STORE = "wechatpay.complaint.callback.deduplication.store";

	static final String MODE = "wechatpay.complaint.callback.mode";

}
