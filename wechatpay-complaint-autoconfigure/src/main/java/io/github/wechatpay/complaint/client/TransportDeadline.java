package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * The one deadline of an attempt, from the connection to the last byte of the answer.
 */
final class TransportDeadline {

	private static final String ATTRIBUTE = TransportDeadline.class.getName();

	private final long start = nanoTime();

	private final Duration timeout;

	private final TransportFailure failure;

	TransportDeadline(Duration timeout, TransportFailure failure) {
		this.timeout = timeout;
		this.failure = failure;
	}

	/**
	 * Return the deadline of the attempt that an answer came from, if the answer came
	 * from one.
	 */
	static @Nullable TransportDeadline of(ClientResponse response) {
		return (TransportDeadline) response.request().getAttributes().get(ATTRIBUTE);
	}

	void attach(Map<String, Object> attributes) {
		attributes.put(ATTRIBUTE, this);
	}

	/**
	 * End with the failure of the attempt if it fails, or takes longer than is left.
	 */
	<T> Mono<T> limit(Mono<T> transport) {
		return transport.timeout(this.timeout.minusNanos(nanoTime() - this.start)).onErrorMap(this.failure::translate);
	}

	private static long nanoTime() {
		return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
	}

}
