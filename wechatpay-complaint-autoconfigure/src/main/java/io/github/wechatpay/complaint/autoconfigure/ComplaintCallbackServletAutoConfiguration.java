package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.ServletNotificationEndpoint;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the notification URL on Spring
 * MVC.
 */
@AutoConfiguration(after = ComplaintCallbackAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(NotificationReceiver.class)
public final class ComplaintCallbackServletAutoConfiguration {

	@Bean
	@Order(0)
	@ConditionalOnMissingBean(name = "complaintNotificationRoute")
	RouterFunction<ServerResponse> complaintNotificationRoute(NotificationReceiver receiver,
			WechatPayProperties properties) {
		CallbackPropertiesReader reader = new CallbackPropertiesReader(properties.complaint().callback());
		return new ServletNotificationEndpoint(receiver, reader.readMaxBodySize(), reader.readHandlerTimeout())
			.route(reader.readPath());
	}

}
