package io.github.wechatpay.complaint.autoconfigure.security.servlet;

import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/**
 * Warns once if Spring Security does not let an anonymous notification through.
 */
final class NotificationAccessCheck implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(NotificationAccessCheck.class);

	private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken("wechatpay", "anonymousUser",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	private final ApplicationContext context;

	private final NotificationPaths paths;

	NotificationAccessCheck(ApplicationContext context, NotificationPaths paths) {
		this.context = context;
		this.paths = paths;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (event.getApplicationContext() == this.context && isDenied()) {
			logger.warn("Spring Security does not let complaint notifications through: POST " + this.paths
					+ " is not permitted to everybody. Permit ComplaintCallbackRequest.toEndpoint() in the "
					+ "SecurityFilterChain, and ignore it in the protection from CSRF");
		}
	}

	private boolean isDenied() {
		return this.context.getBeanProvider(WebInvocationPrivilegeEvaluator.class)
			.orderedStream()
			.anyMatch((evaluator) -> this.paths.paths()
				.stream()
				.anyMatch((path) -> !evaluator.isAllowed(this.paths.basePath(), path, "POST", ANONYMOUS)));
	}

}
