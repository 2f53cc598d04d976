package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The one deadline of an attempt, from the connection to the last byte of the answer.
 */
final class TransportDeadline {

	private final long start = nanoTime();

	private final Duration timeout;

	private final TransportFailure failure;

	TransportDeadline(Duration timeout, TransportFailure failure) {
		this.timeout = timeout;
		this.failure = failure;
	}

	/**
	 * End with the failure of the attempt if it fails, or takes longer than is left.
	 */
	<T> Mono<T> limit(Mono<T> transport) {
		// unlike the variant with a duration, this one does not describe itself each time
		return transport.timeout(Mono.delay(left()), Mono.error(this.failure::timeout))
			.onErrorMap(this.failure::translate);
	}

	private Duration left() {
		return this.timeout.minusNanos(nanoTime() - this.start);
	}

	private static long nanoTime() {
		return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
	}

}
