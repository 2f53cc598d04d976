package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;
import java.util.Optional;

import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import io.github.wechatpay.complaint.callback.web.RawBodyFilter;
import io.github.wechatpay.complaint.callback.web.ServletNotificationEndpoint;
import jakarta.servlet.ServletContext;

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
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Configuration of the notification URL on Spring MVC.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, DispatcherServletPath.class })
@ConditionalOnBean(NotificationReceivers.class)
@ConditionalOnMissingBean(name = "complaintNotificationRoute")
class CallbackServletConfiguration {

	private final CallbackPropertiesReader properties;

	CallbackServletConfiguration(WechatPayProperties properties) {
		this.properties = new CallbackPropertiesReader(properties.complaint().callback());
	}

	@Bean
	@Order(0)
	RouterFunction<ServerResponse> complaintNotificationRoute(NotificationReceivers receivers) {
		return receivers.byPath(this.properties.readPath())
			.entrySet()
			.stream()
			.map((entry) -> route(entry.getKey(), entry.getValue()))
			.reduce(RouterFunction::and)
			.orElse((request) -> Optional.empty());
	}

	private RouterFunction<ServerResponse> route(String path, NotificationReceiver receiver) {
		return new ServletNotificationEndpoint(receiver, this.properties.readMaxBodySize(),
				this.properties.readHandlerTimeout())
			.route(path);
	}

	@Bean
	FilterRegistrationBean<RawBodyFilter> complaintNotificationRawBodyFilter(NotificationPaths paths) {
		FilterRegistrationBean<RawBodyFilter> registration = new FilterRegistrationBean<>(new RawBodyFilter());
		registration.setUrlPatterns(paths.paths());
		// without any pattern it would filter everything
		registration.setEnabled(!paths.paths().isEmpty());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	NotificationPaths complaintNotificationPaths(ServletContext servletContext, NotificationReceivers receivers,
			ObjectProvider<DispatcherServletPath> servletPath) {
		return new NotificationPaths(servletContext.getContextPath(),
				List.copyOf(receivers.byPath(servletPrefix(servletPath) + this.properties.readPath()).keySet()));
	}

	private static String servletPrefix(ObjectProvider<DispatcherServletPath> servletPath) {
		DispatcherServletPath path = servletPath.getIfUnique();
		return (path != null) ? path.getPrefix() : "";
	}

}
