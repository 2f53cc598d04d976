package io.github.wechatpay.complaint.client;

import java.util.function.Supplier;

import org.springframework.http.HttpMethod;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builds the actual client when it is first used: the classes of a client and of its
 * connector take a noticeable part of the start of an application, which may not call
 * WeChat Pay for a long time.
 */
final class DeferredWebClient implements WebClient {

	private final Supplier<WebClient> delegate;

	DeferredWebClient(Supplier<WebClient> factory) {
		this.delegate = SingletonSupplier.of(factory);
	}

	@Override
	public RequestHeadersUriSpec<?> get() {
		return this.delegate.get().get();
	}

	@Override
	public RequestHeadersUriSpec<?> head() {
		return this.delegate.get().head();
	}

	@Override
	public RequestBodyUriSpec post() {
		return this.delegate.get().post();
	}

	@Override
	public RequestBodyUriSpec put() {
		return this.delegate.get().put();
	}

	@Override
	public RequestBodyUriSpec patch() {
		return this.delegate.get().patch();
	}

	@Override
	public RequestHeadersUriSpec<?> delete() {
		return this.delegate.get().delete();
	}

	@Override
	public RequestHeadersUriSpec<?> options() {
		return this.delegate.get().options();
	}

	@Override
	public RequestBodyUriSpec method(HttpMethod method) {
		return this.delegate.get().method(method);
	}

	@Override
	public Builder mutate() {
		return this.delegate.get().mutate();
	}

}
