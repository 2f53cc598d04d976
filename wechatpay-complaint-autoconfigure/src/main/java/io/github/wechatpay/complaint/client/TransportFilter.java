package io.github.wechatpay.complaint.client;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * The last before the wire: gives an attempt its deadline, reads what has to be verified
 * before it passes, and turns everything that can go wrong on the way into one exception.
 */
final class TransportFilter implements ExchangeFilterFunction {

	private final Duration timeout;

	private final ResponseReader reader;

	TransportFilter(Duration timeout, ResponseReader reader) {
		this.timeout = timeout;
		this.reader = reader;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Attempt attempt = Attempt.of(request);
		TransportDeadline deadline = new TransportDeadline(this.timeout,
				new TransportFailure(request, attempt, this.timeout));
		attempt.begin(deadline);
		return deadline.limit(next.exchange(request).flatMap((response) -> receive(response, request)));
	}

	private Mono<ClientResponse> receive(ClientResponse response, ClientRequest request) {
		HttpStatusCode status;
		try {
			// one that is no number of three digits is told only when it is asked for
			status = response.statusCode();
		}
		catch (RuntimeException ex) {
			return response.releaseBody().onErrorComplete().then(Mono.error(ex));
		}
		// a refusal counts even if the rest of it never comes
		if (!status.is2xxSuccessful() || UnsignedResponses.areAcceptedBy(request)) {
			return Mono.just(response);
		}
		return this.reader.read(response).map((bytes) -> new ReceivedResponse(response, bytes));
	}

}
