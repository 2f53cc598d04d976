package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;

import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import io.github.wechatpay.complaint.callback.web.RawBodyWebFilter;
import io.github.wechatpay.complaint.callback.web.WebFluxNotificationEndpoint;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.webflux.autoconfigure.WebFluxProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Configuration of the notification URL on WebFlux.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({ DispatcherHandler.class, WebFluxProperties.class })
@ConditionalOnBean(NotificationReceivers.class)
@ConditionalOnMissingBean(name = "complaintNotificationRoute")
class CallbackWebFluxConfiguration {

	private final CallbackPropertiesReader properties;

	CallbackWebFluxConfiguration(WechatPayProperties properties) {
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
			.orElse((request) -> Mono.empty());
	}

	private RouterFunction<ServerResponse> route(String path, NotificationReceiver receiver) {
		return new WebFluxNotificationEndpoint(receiver, this.properties.readMaxBodySize(),
				this.properties.readHandlerTimeout())
			.route(path);
	}

	@Bean
	RawBodyWebFilter complaintNotificationRawBodyFilter(NotificationPaths paths) {
		return new RawBodyWebFilter(paths);
	}

	@Bean
	NotificationPaths complaintNotificationPaths(NotificationReceivers receivers,
			ObjectProvider<WebFluxProperties> webFlux) {
		return new NotificationPaths(basePath(webFlux),
				List.copyOf(receivers.byPath(this.properties.readPath()).keySet()));
	}

	private static String basePath(ObjectProvider<WebFluxProperties> webFlux) {
		return webFlux.stream().map(WebFluxProperties::getBasePath).filter(StringUtils::hasText).findFirst().orElse("");
	}

}
