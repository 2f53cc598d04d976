package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.merchant.MerchantNames;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for receiving complaint
 * notifications.
 */
@AutoConfiguration(after = { WechatPayAutoConfiguration.class, ComplaintAutoConfiguration.class },
		afterName = { "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@Import({ NotificationStoreConfiguration.class, NotificationHandlingConfiguration.class,
		ReconciliationConfiguration.class, CallbackServletConfiguration.class, CallbackWebFluxConfiguration.class })
public final class ComplaintCallbackAutoConfiguration {

	// lazy, since only those who receive notifications must have an APIv3 key
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean(WechatPayClient.class)
	NotificationParser complaintNotificationParser(WechatPayClient client) {
		return new NotificationParserFactory().create(client, MerchantNames.DEFAULT);
	}

}
