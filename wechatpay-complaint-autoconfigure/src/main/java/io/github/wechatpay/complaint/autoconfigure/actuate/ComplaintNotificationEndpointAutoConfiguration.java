package io.github.wechatpay.complaint.autoconfigure.actuate;

import io.github.wechatpay.complaint.autoconfigure.WechatPayMerchantsAutoConfiguration;
import io.github.wechatpay.complaint.merchant.MerchantRegistrations;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the endpoint of the notification
 * URL. As it changes what is registered, it is there only if it is exposed.
 */
@AutoConfiguration(after = WechatPayMerchantsAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(ComplaintNotificationEndpoint.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@ConditionalOnBean(WechatPayMerchants.class)
@RegisterReflectionForBinding(NotificationUrlDescriptor.class)
public final class ComplaintNotificationEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ComplaintNotificationEndpoint complaintNotificationEndpoint(WechatPayMerchants merchants,
			MerchantRegistrations registrations) {
		return new ComplaintNotificationEndpoint(merchants, registrations);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	ComplaintNotificationEndpointWebExtension complaintNotificationEndpointReactiveExtension(
			ComplaintNotificationEndpoint endpoint) {
		return new ComplaintNotificationEndpointWebExtension(endpoint,
				(status, body) -> new WebEndpointResponse<>(body, status));
	}

	// Spring MVC does not look into the value of a Mono for the response of an endpoint
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnWebApplication(type = Type.SERVLET)
	ComplaintNotificationEndpointWebExtension complaintNotificationEndpointServletExtension(
			ComplaintNotificationEndpoint endpoint) {
		return new ComplaintNotificationEndpointWebExtension(endpoint,
				(status, body) -> ResponseEntity.status(status).body(body));
	}

}
