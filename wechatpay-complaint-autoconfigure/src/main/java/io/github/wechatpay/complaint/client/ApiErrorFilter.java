package io.github.wechatpay.complaint.client;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Turns every answer that is not a success into a {@link WechatPayApiException}, whatever
 * its body holds, be it cut short, too large or not there at all.
 */
final class ApiErrorFilter implements ExchangeFilterFunction {

	private static final byte[] UNREADABLE = {};

	private final ResponseReader reader;

	private final ApiErrorDecoder decoder;

	ApiErrorFilter(ResponseReader reader, ApiErrorDecoder decoder) {
		this.reader = reader;
		this.decoder = decoder;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request).flatMap(this::requireSuccess);
	}

	private Mono<ClientResponse> requireSuccess(ClientResponse response) {
		if (response.statusCode().is2xxSuccessful()) {
			return Mono.just(response);
		}
		return read(response).onErrorReturn(UNREADABLE)
			.flatMap((body) -> Mono
				.error(this.decoder.decode(response.statusCode(), response.headers().asHttpHeaders(), body)));
	}

	private Mono<byte[]> read(ClientResponse refusal) {
		Mono<byte[]> body = this.reader.read(refusal);
		Attempt attempt = Attempt.of(refusal);
		TransportDeadline deadline = (attempt != null) ? attempt.deadline() : null;
		return (deadline != null) ? deadline.limit(body) : body;
	}

}
