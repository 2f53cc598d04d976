package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.util.Map;
import java.util.NoSuchElementException;

import io.github.wechatpay.complaint.WechatPayException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Tells over HTTP whose fault a failure is, and what it was: 400 for a URL that cannot be
 * registered, 404 for a merchant that there is not, 502 for everything that has to do
 * with WeChat Pay.
 */
@EndpointWebExtension(endpoint = ComplaintNotificationEndpoint.class)
final class ComplaintNotificationEndpointWebExtension {

	private static final int BAD_GATEWAY = 502;

	private final ComplaintNotificationEndpoint endpoint;

	private final ResponseFactory responses;

	ComplaintNotificationEndpointWebExtension(ComplaintNotificationEndpoint endpoint, ResponseFactory responses) {
		this.endpoint = endpoint;
		this.responses = responses;
	}

	@ReadOperation
	Mono<Object> notificationUrl() {
		return respond(this.endpoint.notificationUrl());
	}

	@ReadOperation
	Mono<Object> notificationUrlOf(@Selector String merchant) {
		return respond(this.endpoint.notificationUrlOf(merchant));
	}

	@WriteOperation
	Mono<Object> register(@Nullable String url) {
		return respond(this.endpoint.register(url));
	}

	@WriteOperation
	Mono<Object> registerOf(@Selector String merchant, @Nullable String url) {
		return respond(this.endpoint.registerOf(merchant, url));
	}

	@DeleteOperation
	Mono<Object> remove() {
		return respond(this.endpoint.remove());
	}

	@DeleteOperation
	Mono<Object> removeOf(@Selector String merchant) {
		return respond(this.endpoint.removeOf(merchant));
	}

	private Mono<Object> respond(Mono<?> operation) {
		return operation.map((result) -> this.responses.create(WebEndpointResponse.STATUS_OK, result))
			.switchIfEmpty(Mono.fromSupplier(() -> this.responses.create(WebEndpointResponse.STATUS_NO_CONTENT, null)))
			.onErrorResume(NoSuchElementException.class,
					(ex) -> Mono.just(failure(WebEndpointResponse.STATUS_NOT_FOUND, ex)))
			.onErrorResume(IllegalArgumentException.class,
					(ex) -> Mono.just(failure(WebEndpointResponse.STATUS_BAD_REQUEST, ex)))
			.onErrorResume(WechatPayException.class, (ex) -> Mono.just(failure(BAD_GATEWAY, ex)));
	}

	private Object failure(int status, Exception failure) {
		return this.responses.create(status, Map.of("failure", String.valueOf(failure.getMessage())));
	}

	/**
	 * Creates what the web stack at hand takes from a {@link Mono} as a response with a
	 * status.
	 */
	@FunctionalInterface
	interface ResponseFactory {

		Object create(int status, @Nullable Object body);

	}

}
