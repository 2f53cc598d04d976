package io.github.wechatpay.complaint.callback.web;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * {@link WebFilter} that keeps the body of a message at the notification URL from being
 * consumed by whoever asks for the data of a form, whatever content type a gateway has
 * given it.
 */
public final class RawBodyWebFilter implements WebFilter, Ordered {

	private final List<String> paths;

	/**
	 * Create a new filter.
	 * @param paths the paths of the notification endpoints
	 */
	public RawBodyWebFilter(NotificationPaths paths) {
		this.paths = paths.paths();
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String path = exchange.getRequest().getPath().pathWithinApplication().value();
		return chain.filter(this.paths.contains(path) ? new RawBodyExchange(exchange) : exchange);
	}

	/**
	 * An exchange whose body is not a form.
	 */
	private static final class RawBodyExchange extends ServerWebExchangeDecorator {

		RawBodyExchange(ServerWebExchange exchange) {
			super(exchange);
		}

		@Override
		public Mono<MultiValueMap<String, String>> getFormData() {
			return Mono.just(CollectionUtils.unmodifiableMultiValueMap(new LinkedMultiValueMap<>()));
		}

		@Override
		public Mono<MultiValueMap<String, Part>> getMultipartData() {
			return Mono.just(CollectionUtils.unmodifiableMultiValueMap(new LinkedMultiValueMap<>()));
		}

	}

}
