package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import io.github.wechatpay.complaint.WechatPayException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * {@link ExchangeFilterFunction} that repeats a call that failed for a passing reason, if
 * a repetition cannot do harm: a call of which nothing was sent always, any other only if
 * its method is idempotent. Each attempt is signed afresh.
 */
final class RetryFilter implements ExchangeFilterFunction {

	private static final Set<HttpMethod> IDEMPOTENT = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
			HttpMethod.PUT, HttpMethod.DELETE);

	private static final int LAST_DOUBLING = 20;

	private final int maxAttempts;

	private final Duration initialBackoff;

	private final Duration longestPause;

	RetryFilter(ClientSettings settings) {
		this.maxAttempts = settings.maxAttempts();
		this.initialBackoff = settings.initialBackoff();
		this.longestPause = settings.responseTimeout();
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return attempt(1, null, request, next);
	}

	private Mono<ClientResponse> attempt(int number, @Nullable Throwable earlier, ClientRequest request,
			ExchangeFunction next) {
		return Mono.defer(() -> next.exchange(request)).onErrorResume((failure) -> {
			Throwable result = moreTelling(earlier, failure);
			if (number >= this.maxAttempts || !isRepeatable(request.method(), earlier, failure)) {
				return Mono.error(result);
			}
			return Mono.delay(pause(number, failure)).then(attempt(number + 1, result, request, next));
		});
	}

	// what matters to the caller is the attempt that may have been carried out
	private static Throwable moreTelling(@Nullable Throwable earlier, Throwable failure) {
		boolean sent = failure instanceof WechatPayException
				&& !(failure instanceof WechatPayTransportException transport && !transport.isRequestSent());
		if (earlier == null || sent) {
			return failure;
		}
		if (earlier != failure) {
			earlier.addSuppressed(failure);
		}
		return earlier;
	}

	private boolean isRepeatable(HttpMethod method, @Nullable Throwable earlier, Throwable failure) {
		boolean idempotent = IDEMPOTENT.contains(method);
		if (failure instanceof WechatPayTransportException transport) {
			return (idempotent || !transport.isRequestSent())
					&& !TransportErrorTranslator.isClosed(transport.getCause());
		}
		if (failure instanceof SignatureVerificationException) {
			return idempotent && isProbe(failure) && !isProbe(earlier);
		}
		return failure instanceof WechatPayApiException error && idempotent && error.isTransient()
				&& isShort(error.getRetryAfter());
	}

	private static boolean isProbe(@Nullable Throwable failure) {
		return failure instanceof SignatureVerificationException rejected && rejected.isProbe();
	}

	private boolean isShort(@Nullable Duration retryAfter) {
		return retryAfter == null || retryAfter.compareTo(this.longestPause) <= 0;
	}

	private Duration pause(int number, Throwable failure) {
		Duration backoff = backoff(number);
		Duration asked = (failure instanceof WechatPayApiException error) ? error.getRetryAfter() : null;
		return (asked != null && asked.compareTo(backoff) > 0) ? asked : backoff;
	}

	private Duration backoff(int number) {
		double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
		double nanos = this.initialBackoff.toNanos() * Math.pow(2, Math.min(number - 1, LAST_DOUBLING)) * jitter;
		return Duration.ofNanos((long) Math.min(nanos, this.longestPause.toNanos()));
	}

}
