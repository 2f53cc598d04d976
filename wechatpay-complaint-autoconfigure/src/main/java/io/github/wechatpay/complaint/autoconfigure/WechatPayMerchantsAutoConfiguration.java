package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.merchant.MerchantRegistrations;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link WechatPayMerchants}, the
 * services of the named ones, and the registration at start-up.
 */
// after what makes the services of the top level, which are made if there are no others
@AutoConfiguration(after = { ComplaintAutoConfiguration.class, ComplaintNotificationAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@Import(MerchantBeanRegistrar.class)
public final class WechatPayMerchantsAutoConfiguration {

	@Bean
	ConfiguredMerchantServices wechatPayMerchantServices(MerchantClients clients, BeanFactory beanFactory,
			WechatPayProperties properties, OperationObservations observations) {
		return new ConfiguredMerchantServices(clients, beanFactory, properties.complaint().legacyPadding(),
				observations);
	}

	@Bean
	@ConditionalOnMissingBean
	WechatPayMerchants wechatPayMerchants(MerchantClients clients, ConfiguredMerchantServices services) {
		return new ConfiguredMerchants(clients, services);
	}

	@Bean
	MerchantRegistrations wechatPayMerchantRegistrations(WechatPayPropertiesMapper mapper, MerchantNames names,
			ConfiguredMerchantServices services, ObjectProvider<NotificationUrlRegistrar> topLevel,
			@Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
		return new NotificationUrlRegistrarFactory(mapper, clock.getIfAvailable(Clock::systemUTC)).createAll(names,
				services, topLevel.getIfAvailable());
	}

	@Bean
	StartUpRegistration complaintNotificationUrlStartUpRegistration(MerchantRegistrations registrations,
			ApplicationContext context) {
		return new StartUpRegistration(registrations.started(), context);
	}

}
