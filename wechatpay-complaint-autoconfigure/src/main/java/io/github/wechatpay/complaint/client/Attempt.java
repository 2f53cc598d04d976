package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One attempt of a call: when it must have ended, and whether any of its bytes may have
 * been sent.
 */
final class Attempt {

	private final TransportErrorTranslator translator;

	private final long end;

	private volatile boolean sent;

	Attempt(TransportErrorTranslator translator, Duration timeout) {
		this.translator = translator;
		this.end = now() + timeout.toNanos();
	}

	void markSent() {
		this.sent = true;
	}

	/**
	 * Limit a step of the attempt to the time that is left, and translate its errors.
	 */
	<T> Mono<T> limit(Mono<T> step) {
		return step.timeout(left(), Mono.error(TimeoutException::new)).onErrorMap(this::translate);
	}

	/**
	 * Write the request, and mark what kept it from being written: a connector would take
	 * it for a failure of the network.
	 */
	Mono<Void> write(Mono<Void> request) {
		return request.onErrorMap((failure) -> !this.sent && !TransportErrorTranslator.isClosed(failure),
				UnwrittenException::new);
	}

	Throwable translate(Throwable failure) {
		return this.translator.translate(failure, this.sent);
	}

	private Duration left() {
		return Duration.ofNanos(Math.max(this.end - now(), 0));
	}

	private static long now() {
		return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
	}

	/**
	 * Carries what kept a request from being written through the connector.
	 */
	static final class UnwrittenException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private UnwrittenException(Throwable cause) {
			super(cause);
		}

	}

}
