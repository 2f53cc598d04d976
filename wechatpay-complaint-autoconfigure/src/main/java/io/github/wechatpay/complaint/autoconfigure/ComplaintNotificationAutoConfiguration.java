package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.WebClientComplaintNotificationService;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link ComplaintNotificationService}.
 */
@AutoConfiguration(after = WechatPayClientAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class ComplaintNotificationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ComplaintNotificationService.class)
	WebClientComplaintNotificationService complaintNotificationService(
			@Qualifier("wechatPayWebClient") WebClient webClient, WechatPayConnectionDetails connectionDetails) {
		return new WebClientComplaintNotificationService(webClient, connectionDetails.getAccessPoint().region());
	}

}
