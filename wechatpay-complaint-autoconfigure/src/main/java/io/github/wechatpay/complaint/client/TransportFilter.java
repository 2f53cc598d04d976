package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * The last before the wire: gives an attempt one deadline, from the connection to the
 * last byte of the answer, and turns everything that can go wrong on the way into one
 * exception.
 */
final class TransportFilter implements ExchangeFilterFunction {

	private final Duration timeout;

	TransportFilter(Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		TransportFailure failure = new TransportFailure(request, this.timeout);
		long start = nanoTime();
		return next.exchange(request)
			.flatMap((response) -> Mono.fromCallable(() -> guardBody(response, request, start, failure))
				.onErrorResume((ex) -> response.releaseBody().onErrorComplete().then(Mono.error(ex))))
			.timeout(this.timeout)
			.onErrorMap(failure::translate);
	}

	private ClientResponse guardBody(ClientResponse response, ClientRequest request, long start,
			TransportFailure failure) {
		if (UnsignedResponses.areAcceptedBy(request) && response.statusCode().is2xxSuccessful()) {
			return response;
		}
		Duration left = this.timeout.minusNanos(nanoTime() - start);
		return response.mutate().body((body) -> withDeadline(body, left).onErrorMap(failure::translate)).build();
	}

	private static Flux<DataBuffer> withDeadline(Flux<DataBuffer> body, Duration left) {
		return body.takeUntilOther(Mono.delay(left).then(Mono.error(TimeoutException::new)));
	}

	private static long nanoTime() {
		return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
	}

}
