package io.github.wechatpay.complaint.autoconfigure.security.reactive;

import java.util.Arrays;

import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;

/**
 * Warns once if the chain of Spring Boot is in use, which lets no notification through.
 */
final class NotificationAccessCheck implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(NotificationAccessCheck.class);

	private final ConfigurableApplicationContext context;

	private final NotificationPaths paths;

	NotificationAccessCheck(ConfigurableApplicationContext context, NotificationPaths paths) {
		this.context = context;
		this.paths = paths;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (event.getApplicationContext() == this.context && isDefaultChainInUse()) {
			logger.warn("Spring Security does not let complaint notifications through: POST " + this.paths
					+ " is not permitted to everybody. Declare a SecurityWebFilterChain that permits "
					+ "ComplaintCallbackRequest.toEndpoint(), and ignores it in the protection from CSRF");
		}
	}

	private boolean isDefaultChainInUse() {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		return beans.getBeanNamesForType(WebFilterChainProxy.class, true, false).length > 0
				&& Arrays.stream(beans.getBeanNamesForType(SecurityWebFilterChain.class, true, false))
					.allMatch((name) -> isOfSpringBoot(beans, name));
	}

	private static boolean isOfSpringBoot(ConfigurableListableBeanFactory beans, String name) {
		String configuration = beans.containsBeanDefinition(name) ? beans.getBeanDefinition(name).getFactoryBeanName()
				: null;
		return configuration != null && configuration.startsWith("org.springframework.boot.");
	}

}
