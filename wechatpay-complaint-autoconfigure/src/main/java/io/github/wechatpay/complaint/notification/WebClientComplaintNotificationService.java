package io.github.wechatpay.complaint.notification;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayJson;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;

/**
 * {@link ComplaintNotificationService} over a signed and verified {@link WebClient}.
 */
final class WebClientComplaintNotificationService implements ComplaintNotificationService {

	private static final Set<Integer> UNCHANGED = Set.of(401, 403, 429);

	private final WebClient webClient;

	private final String path;

	private final NotificationUrlRules rules = new NotificationUrlRules();

	private final WechatPayJson json = new WechatPayJson(NotificationUrlBody.class);

	WebClientComplaintNotificationService(WebClient webClient, Region region) {
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
		return this.webClient.method(method).uri(this.path);
	}

	private Mono<NotificationUrl> exchange(RequestHeadersSpec<?> request) {
		return request.retrieve()
			.bodyToMono(byte[].class)
			.switchIfEmpty(Mono.error(() -> unusable("it has no body")))
			.map(this::decode);
	}

	private NotificationUrl decode(byte[] body) {
		NotificationUrlBody decoded = this.json.read(body, NotificationUrlBody.class,
				WebClientComplaintNotificationService::unusable);
		return new NotificationUrl(required(decoded.mchid(), "mchid"), required(decoded.url(), "url"));
	}

	private static String required(@Nullable String value, String member) {
		if (value == null) {
			throw unusable("it has no text '" + member + "'");
		}
		return value;
	}

	private static WechatPayResponseException unusable(String problem) {
		return new WechatPayResponseException("The response about the notification URL cannot be used: " + problem
				+ ". The call itself was accepted.", null);
	}

	private static boolean isNotFound(Throwable failure) {
		return failure instanceof WechatPayApiException error && error.isNotFound();
	}

	// another instance was faster, or the outcome is not known: how WeChat Pay responds
	// to a URL that exists already is not documented
	private static boolean mayHaveChanged(Throwable failure) {
		if (failure instanceof WechatPayApiException error) {
			return !UNCHANGED.contains(error.getStatus().value());
		}
		return failure instanceof WechatPayTransportException transport && transport.isRequestSent();
	}

	record NotificationUrlBody(@Nullable String mchid, @Nullable String url) {
	}

}
