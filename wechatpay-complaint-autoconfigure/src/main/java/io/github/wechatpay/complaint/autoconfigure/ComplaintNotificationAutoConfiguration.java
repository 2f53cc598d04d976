package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import io.github.wechatpay.complaint.notification.ObservedComplaintNotificationService;
import io.github.wechatpay.complaint.notification.WebClientComplaintNotificationService;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link ComplaintNotificationService}, and for the registration at start-up.
 */
@AutoConfiguration(after = WechatPayClientAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class ComplaintNotificationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ComplaintNotificationService.class)
	ObservedComplaintNotificationService complaintNotificationService(
			@Qualifier("wechatPayWebClient") WebClient webClient, WechatPayConnectionDetails connectionDetails,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<ComplaintOperationObservationConvention> convention) {
		return new ObservedComplaintNotificationService(
				new WebClientComplaintNotificationService(webClient, connectionDetails.getAccessPoint().region()),
				observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP), convention.getIfUnique());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty("wechatpay.complaint.notification-url")
	NotificationUrlRegistrar complaintNotificationUrlRegistrar(ComplaintNotificationService service,
			WechatPayProperties properties, ObjectProvider<Clock> clock) {
		return new ComplaintPropertiesReader(properties.getComplaint()).readRegistrar(service,
				clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnBooleanProperty("wechatpay.complaint.register-on-startup")
	StartUpRegistration complaintNotificationUrlStartUpRegistration(ObjectProvider<NotificationUrlRegistrar> registrar,
			ApplicationContext context) {
		return new StartUpRegistration(registrar.getIfAvailable(), context);
	}

}
