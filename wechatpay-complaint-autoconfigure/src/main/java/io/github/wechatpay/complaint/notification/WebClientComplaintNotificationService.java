package io.github.wechatpay.complaint.notification;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import org.springframework.web.util.UriBuilder;

/**
 * Calls the four operations over a signed and verified {@link WebClient}.
 */
public final class WebClientComplaintNotificationService implements ComplaintNotificationService {

	// under which observations of the client look for the template of an address
	private static final String URI_TEMPLATE = WebClient.class.getName() + ".uriTemplate";

	private final WebClient webClient;

	private final String path;

	private volatile @Nullable URI address;

	private final NotificationUrlRules rules = new NotificationUrlRules();

	private final NotificationUrlDecoder decoder = new NotificationUrlDecoder();

	/**
	 * Create a service.
	 * @param webClient the client of the access point
	 * @param region the region of the merchant
	 */
	public WebClientComplaintNotificationService(WebClient webClient, Region region) {
		this.webClient = webClient;
		this.path = region.path("merchant-service/complaint-notifications");
	}

	@Override
	public Mono<NotificationUrl> create(String url) {
		return write(HttpMethod.POST, url);
	}

	@Override
	public Mono<NotificationUrl> query() {
		return exchange(request(HttpMethod.GET)).onErrorComplete(WebClientComplaintNotificationService::isNotFound);
	}

	@Override
	public Mono<NotificationUrl> update(String url) {
		return write(HttpMethod.PUT, url);
	}

	@Override
	public Mono<Void> delete() {
		return request(HttpMethod.DELETE).retrieve()
			.toBodilessEntity()
			.onErrorComplete(WebClientComplaintNotificationService::isNotFound)
			.then();
	}

	@Override
	public Mono<NotificationUrl> register(String url) {
		UnaryOperator<Mono<NotificationUrl>> lookOnceMore = (write) -> write.onErrorResume(
				WebClientComplaintNotificationService::mayHaveChanged,
				(failure) -> reconcile(url, UnaryOperator.identity()));
		return Mono.fromCallable(() -> this.rules.requireValid(url)).flatMap((valid) -> reconcile(valid, lookOnceMore));
	}

	private Mono<NotificationUrl> reconcile(String url, UnaryOperator<Mono<NotificationUrl>> recovery) {
		return query()
			.flatMap((current) -> current.url().equals(url) ? Mono.just(current) : recovery.apply(update(url)))
			.switchIfEmpty(Mono.defer(() -> recovery.apply(create(url))));
	}

	private Mono<NotificationUrl> write(HttpMethod method, String url) {
		return Mono.fromCallable(() -> this.rules.requireValid(url))
			.flatMap((valid) -> exchange(
					request(method).contentType(MediaType.APPLICATION_JSON).bodyValue(Map.of("url", valid))));
	}

	private RequestBodySpec request(HttpMethod method) {
		return this.webClient.method(method).uri(this::address).attribute(URI_TEMPLATE, this.path);
	}

	// always the same one, and to build it costs more than to verify its answer
	private URI address(UriBuilder builder) {
		URI known = this.address;
		if (known == null) {
			known = builder.path(this.path).build();
			this.address = known;
		}
		return known;
	}

	private Mono<NotificationUrl> exchange(RequestHeadersSpec<?> request) {
		return request.retrieve()
			.bodyToMono(byte[].class)
			.switchIfEmpty(Mono.error(this.decoder::emptyAnswer))
			.map(this.decoder::decode);
	}

	private static boolean isNotFound(Throwable failure) {
		return failure instanceof WechatPayApiException refusal && refusal.isNotFound();
	}

	/**
	 * Return whether what is registered may be something else than was seen before:
	 * another instance was faster, or the outcome of the call is not known.
	 */
	private static boolean mayHaveChanged(Throwable failure) {
		if (failure instanceof WechatPayApiException refusal) {
			return refusal.isNotFound() || refusal.isAlreadyExists() || refusal.getStatus().is5xxServerError();
		}
		return failure instanceof WechatPayTransportException transport && transport.isRequestSent();
	}

}
