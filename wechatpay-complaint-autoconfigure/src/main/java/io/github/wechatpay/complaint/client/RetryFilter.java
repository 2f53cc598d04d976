package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Repeats a call that failed for a passing reason, if a repetition cannot do harm: a call
 * of which nothing was sent always, any other only if its method is idempotent. Each
 * attempt is signed afresh.
 */
final class RetryFilter implements ExchangeFilterFunction {

	private static final Set<HttpMethod> IDEMPOTENT = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
			HttpMethod.PUT, HttpMethod.DELETE);

	private static final int TOO_MANY_REQUESTS = 429;

	private final RetryPolicy policy;

	private final Duration longestWait;

	/**
	 * Create a filter.
	 * @param policy how often and after which pauses to repeat
	 * @param longestWait the longest {@code Retry-After} that is waited for
	 */
	RetryFilter(RetryPolicy policy, Duration longestWait) {
		this.policy = policy;
		this.longestWait = longestWait;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Mono<ClientResponse> attempt = Mono.defer(() -> next.exchange(request));
		if (this.policy.maxAttempts() == 1) {
			return attempt;
		}
		return attempt.onErrorResume((failure) -> repeat(request.method(), attempt, failure));
	}

	// begins with the failure that there was, so that nothing is prepared for calls that
	// succeed at once
	private Mono<ClientResponse> repeat(HttpMethod method, Mono<ClientResponse> attempt, Throwable firstFailure) {
		AtomicBoolean failed = new AtomicBoolean();
		return Mono.defer(() -> failed.getAndSet(true) ? attempt : Mono.<ClientResponse>error(firstFailure))
			.retryWhen(Retry.backoff(this.policy.maxAttempts() - 1L, this.policy.initialBackoff())
				.filter((failure) -> isRepeatable(method, failure))
				.doBeforeRetryAsync((signal) -> waitAsAsked(signal.failure()))
				.onRetryExhaustedThrow((spec, signal) -> signal.failure()));
	}

	private boolean isRepeatable(HttpMethod method, Throwable failure) {
		if (failure instanceof WechatPayTransportException transport) {
			return !transport.isRequestSent() || IDEMPOTENT.contains(method);
		}
		return failure instanceof WechatPayApiException refusal && IDEMPOTENT.contains(method) && isPassing(refusal)
				&& isShort(refusal.getRetryAfter());
	}

	private static boolean isPassing(WechatPayApiException refusal) {
		return refusal.getStatus().value() == TOO_MANY_REQUESTS || refusal.getStatus().is5xxServerError();
	}

	private boolean isShort(@Nullable Duration wait) {
		return wait == null || wait.compareTo(this.longestWait) <= 0;
	}

	private static Mono<Void> waitAsAsked(Throwable failure) {
		return (failure instanceof WechatPayApiException refusal && refusal.getRetryAfter() != null)
				? Mono.delay(refusal.getRetryAfter()).then() : Mono.empty();
	}

}
