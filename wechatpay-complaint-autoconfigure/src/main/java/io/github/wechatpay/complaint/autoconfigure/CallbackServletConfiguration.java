package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;

import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import io.github.wechatpay.complaint.callback.web.RawBodyFilter;
import io.github.wechatpay.complaint.callback.web.ServletNotificationEndpoint;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Configuration of the notification URL on Spring MVC.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, DispatcherServletPath.class })
@ConditionalOnBean(NotificationReceiver.class)
@ConditionalOnMissingBean(name = "complaintNotificationRoute")
class CallbackServletConfiguration {

	private final CallbackPropertiesReader properties;

	CallbackServletConfiguration(WechatPayProperties properties) {
		this.properties = new CallbackPropertiesReader(properties.complaint().callback());
	}

	@Bean
	@Order(0)
	RouterFunction<ServerResponse> complaintNotificationRoute(NotificationReceiver receiver) {
		return new ServletNotificationEndpoint(receiver, this.properties.readMaxBodySize(),
				this.properties.readHandlerTimeout())
			.route(this.properties.readPath());
	}

	@Bean
	FilterRegistrationBean<RawBodyFilter> complaintNotificationRawBodyFilter(NotificationPaths paths) {
		FilterRegistrationBean<RawBodyFilter> registration = new FilterRegistrationBean<>(new RawBodyFilter());
		registration.setUrlPatterns(paths.paths());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	NotificationPaths complaintNotificationPaths(Environment environment,
			ObjectProvider<DispatcherServletPath> servletPath) {
		return new NotificationPaths(environment.getProperty("server.servlet.context-path", ""),
				List.of(servletPrefix(servletPath) + this.properties.readPath()));
	}

	private static String servletPrefix(ObjectProvider<DispatcherServletPath> servletPath) {
		DispatcherServletPath path = servletPath.getIfUnique();
		return (path != null) ? path.getPrefix() : "";
	}

}
