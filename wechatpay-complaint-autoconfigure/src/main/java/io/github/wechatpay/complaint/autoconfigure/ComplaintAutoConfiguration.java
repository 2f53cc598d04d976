package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
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
	ComplaintService complaintService(@Qualifier("wechatPayWebClient") WebClient webClient,
			WechatPayConnectionDetails connectionDetails, WechatPayClient client, WechatPayProperties properties,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<ComplaintOperationObservationConvention> convention) {
		return ComplaintService.of(webClient, connectionDetails.getAccessPoint(), connectionDetails::getMerchant,
				client.rsaProvider(), properties.complaint().legacyPadding(),
				observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP), convention.getIfUnique());
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
