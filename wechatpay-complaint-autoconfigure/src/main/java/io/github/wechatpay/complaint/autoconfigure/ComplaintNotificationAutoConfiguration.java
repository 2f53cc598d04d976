package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link ComplaintNotificationService}.
 */
@AutoConfiguration(after = WechatPayAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class ComplaintNotificationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(name = "wechatPayWebClient", value = WechatPayConnectionDetails.class)
	ComplaintNotificationService complaintNotificationService(@Qualifier("wechatPayWebClient") WebClient webClient,
			WechatPayConnectionDetails connectionDetails, OperationObservations observations) {
		return observations.notificationService(MerchantNames.DEFAULT, webClient,
				connectionDetails.getAccessPoint().region());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ComplaintNotificationService.class)
	@ConditionalOnProperty("wechatpay.complaint.notification-url")
	NotificationUrlRegistrar complaintNotificationUrlRegistrar(ComplaintNotificationService service,
			WechatPayPropertiesMapper mapper, @Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
		return new NotificationUrlRegistrarFactory(mapper, clock.getIfAvailable(Clock::systemUTC)).create(service);
	}

}
