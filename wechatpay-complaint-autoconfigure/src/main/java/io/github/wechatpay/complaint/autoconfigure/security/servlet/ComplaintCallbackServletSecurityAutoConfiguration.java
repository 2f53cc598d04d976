package io.github.wechatpay.complaint.autoconfigure.security.servlet;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.callback.web.NotificationPaths;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a warning if Spring Security
 * turns notifications away on Spring MVC.
 */
@AutoConfiguration(after = ComplaintCallbackAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(WebInvocationPrivilegeEvaluator.class)
@ConditionalOnBean(NotificationPaths.class)
public final class ComplaintCallbackServletSecurityAutoConfiguration {

	@Bean
	NotificationAccessCheck complaintNotificationAccessCheck(ApplicationContext context, NotificationPaths paths) {
		return new NotificationAccessCheck(context, paths);
	}

}
