package io.github.wechatpay.complaint.client;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * The last before the wire: gives an attempt its deadline, and turns everything that can
 * go wrong on the way into one exception.
 */
final class TransportFilter implements ExchangeFilterFunction {

	private final Duration timeout;

	TransportFilter(Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Attempt attempt = Attempt.of(request);
		TransportDeadline deadline = new TransportDeadline(this.timeout,
				new TransportFailure(request, attempt, this.timeout));
		attempt.begin(deadline);
		return deadline.limit(next.exchange(request).flatMap(TransportFilter::requireStatus));
	}

	private static Mono<ClientResponse> requireStatus(ClientResponse response) {
		try {
			// one that is no number of three digits is told only when it is asked for
			response.statusCode();
			return Mono.just(response);
		}
		catch (RuntimeException ex) {
			return response.releaseBody().onErrorComplete().then(Mono.error(ex));
		}
	}

}
