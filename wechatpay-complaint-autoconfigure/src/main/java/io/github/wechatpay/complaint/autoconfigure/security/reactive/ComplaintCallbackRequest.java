package io.github.wechatpay.complaint.autoconfigure.security.reactive;

import java.util.function.Supplier;

import io.github.wechatpay.complaint.callback.web.NotificationPaths;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.security.web.reactive.ApplicationContextServerWebExchangeMatcher;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;

/**
 * Factory that can be used to create a {@link ServerWebExchangeMatcher} for the endpoints
 * that receive complaint notifications.
 */
public final class ComplaintCallbackRequest {

	private ComplaintCallbackRequest() {
	}

	/**
	 * Return a matcher that matches the notifications at every notification endpoint,
	 * wherever the properties put it. It matches nothing if there is none.
	 * @return the matcher
	 */
	public static ServerWebExchangeMatcher toEndpoint() {
		return new EndpointServerWebExchangeMatcher();
	}

	/**
	 * The matcher, which learns the paths when they are needed first.
	 */
	private static final class EndpointServerWebExchangeMatcher
			extends ApplicationContextServerWebExchangeMatcher<ApplicationContext> {

		private volatile ServerWebExchangeMatcher delegate = (exchange) -> MatchResult.notMatch();

		EndpointServerWebExchangeMatcher() {
			super(ApplicationContext.class);
		}

		@Override
		protected boolean ignoreApplicationContext(@Nullable ApplicationContext context) {
			return hasServerNamespace(context, "management");
		}

		@Override
		protected void initialized(Supplier<ApplicationContext> context) {
			context.get()
				.getBeanProvider(NotificationPaths.class)
				.ifUnique((paths) -> this.delegate = ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST,
						paths.paths().toArray(String[]::new)));
		}

		@Override
		protected Mono<MatchResult> matches(ServerWebExchange exchange, Supplier<ApplicationContext> context) {
			return this.delegate.matches(exchange);
		}

	}

}
