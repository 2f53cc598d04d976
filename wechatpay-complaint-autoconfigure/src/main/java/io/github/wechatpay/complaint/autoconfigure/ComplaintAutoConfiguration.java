package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.merchant.MerchantNames;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link ComplaintService}.
 */
@AutoConfiguration(after = WechatPayAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class ComplaintAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(name = "wechatPayWebClient", value = WechatPayConnectionDetails.class)
	ComplaintService complaintService(@Qualifier("wechatPayWebClient") WebClient webClient,
			WechatPayConnectionDetails connectionDetails, WechatPayClient client, WechatPayProperties properties,
			OperationObservations observations) {
		return observations.complaintService(MerchantNames.DEFAULT, webClient, connectionDetails.getAccessPoint(),
				connectionDetails::getMerchant, client.rsaProvider(), properties.complaint().legacyPadding());
	}

	@Bean
	@ConditionalOnMissingBean
	ComplaintDeadlines complaintDeadlines(WechatPayProperties properties) {
		PropertyConstraints constraints = new PropertyConstraints("wechatpay.complaint.deadlines.");
		WechatPayProperties.Deadlines deadlines = properties.complaint().deadlines();
		return new ComplaintDeadlines(constraints.positive("reply", deadlines.reply()),
				constraints.positive("completion", deadlines.completion()));
	}

}
