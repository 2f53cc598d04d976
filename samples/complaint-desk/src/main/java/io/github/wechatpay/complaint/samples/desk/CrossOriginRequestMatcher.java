package io.github.wechatpay.complaint.samples.desk;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;

/**
 * Matches what a browser sends to change something on behalf of another site. Browsers
 * tell where a request comes from, so that a page of the desk needs no token; and nobody
 * else sends cookies that they were not given.
 */
class CrossOriginRequestMatcher implements ServerWebExchangeMatcher {

	private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
			HttpMethod.TRACE);

	private static final Set<String> OWN = Set.of("same-origin", "none");

	@Override
	public Mono<MatchResult> matches(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		boolean foreign = !HARMLESS.contains(request.getMethod()) && isForeign(request.getHeaders());
		return foreign ? MatchResult.match() : MatchResult.notMatch();
	}

	private static boolean isForeign(HttpHeaders headers) {
		String site = headers.getFirst("Sec-Fetch-Site");
		return (site != null) ? !OWN.contains(site)
				: isForeign(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST));
	}

	// older browsers tell the origin only
	private static boolean isForeign(@Nullable String origin, @Nullable String host) {
		return origin != null && !origin.endsWith("://" + host);
	}

}
