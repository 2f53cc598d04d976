package io.github.wechatpay.complaint.autoconfigure.security.reactive;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.callback.web.NotificationPaths;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.server.WebFilterChainProxy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a warning if Spring Security
 * turns notifications away on WebFlux.
 */
@AutoConfiguration(after = ComplaintCallbackAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass(WebFilterChainProxy.class)
@ConditionalOnBean(NotificationPaths.class)
public final class ComplaintCallbackReactiveSecurityAutoConfiguration {

	@Bean
	NotificationAccessCheck complaintNotificationAccessCheck(ConfigurableApplicationContext context,
			NotificationPaths paths) {
		return new NotificationAccessCheck(context, paths);
	}

}
