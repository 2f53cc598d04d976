package io.github.wechatpay.complaint.autoconfigure.security.servlet;

import java.util.List;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.security.web.servlet.ApplicationContextRequestMatcher;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.WebApplicationContext;

/**
 * Factory that can be used to create a {@link RequestMatcher} for the endpoints that
 * receive complaint notifications.
 */
public final class ComplaintCallbackRequest {

	private ComplaintCallbackRequest() {
	}

	/**
	 * Return a matcher that matches the notifications at every notification endpoint,
	 * wherever the properties put it. It matches nothing if there is none.
	 * @return the matcher
	 */
	public static RequestMatcher toEndpoint() {
		return new EndpointRequestMatcher();
	}

	/**
	 * The matcher, which learns the paths when they are needed first.
	 */
	private static final class EndpointRequestMatcher extends ApplicationContextRequestMatcher<WebApplicationContext> {

		private volatile RequestMatcher delegate = (request) -> false;

		EndpointRequestMatcher() {
			super(WebApplicationContext.class);
		}

		@Override
		protected boolean ignoreApplicationContext(WebApplicationContext context) {
			return hasServerNamespace(context, "management");
		}

		@Override
		protected void initialized(Supplier<WebApplicationContext> context) {
			context.get().getBeanProvider(NotificationPaths.class).ifUnique((paths) -> this.delegate = matcher(paths));
		}

		@Override
		protected boolean matches(HttpServletRequest request, Supplier<WebApplicationContext> context) {
			return this.delegate.matches(request);
		}

		private static RequestMatcher matcher(NotificationPaths paths) {
			List<RequestMatcher> matchers = paths.paths()
				.stream()
				.<RequestMatcher>map((path) -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path))
				.toList();
			return matchers.isEmpty() ? (request) -> false : new OrRequestMatcher(matchers);
		}

	}

}
