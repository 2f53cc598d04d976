package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link ComplaintNotificationService}, and for the registration at start-up.
 */
@AutoConfiguration(after = WechatPayAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class ComplaintNotificationAutoConfiguration {

	private static final String NOTIFICATION_URL = "wechatpay.complaint.notification-url";

	@Bean
	@ConditionalOnMissingBean
	ComplaintNotificationService complaintNotificationService(@Qualifier("wechatPayWebClient") WebClient webClient,
			WechatPayConnectionDetails connectionDetails, ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<ComplaintOperationObservationConvention> convention) {
		return ComplaintNotificationService.of(webClient, connectionDetails.getAccessPoint().region(),
				observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP), convention.getIfUnique());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(NOTIFICATION_URL)
	NotificationUrlRegistrar complaintNotificationUrlRegistrar(ComplaintNotificationService service,
			WechatPayProperties properties, @Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
		return createRegistrar(service, properties.complaint().notificationUrl(),
				clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnBooleanProperty("wechatpay.complaint.register-on-startup")
	StartUpRegistration complaintNotificationUrlStartUpRegistration(ObjectProvider<NotificationUrlRegistrar> registrar,
			ApplicationContext context) {
		return new StartUpRegistration(registrar.getIfAvailable(), context);
	}

	private static NotificationUrlRegistrar createRegistrar(ComplaintNotificationService service, @Nullable String url,
			Clock clock) {
		if (!StringUtils.hasText(url)) {
			throw new InvalidWechatPayPropertyException(NOTIFICATION_URL, "is empty",
					"Set it to the public https URL of this application that receives notifications, or remove it.");
		}
		try {
			return new NotificationUrlRegistrar(service, url.strip(), clock);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidWechatPayPropertyException(NOTIFICATION_URL, "is not a URL that can be registered",
					String.valueOf(ex.getMessage()), ex);
		}
	}

}
