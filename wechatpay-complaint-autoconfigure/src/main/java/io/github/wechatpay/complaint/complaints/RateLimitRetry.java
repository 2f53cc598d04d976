package io.github.wechatpay.complaint.complaints;

import java.time.Duration;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.http.HttpStatus;

/**
 * {@link Retry} that waits when too many pages were asked for: as long as
 * {@code Retry-After} says, else twice as long each time. In mainland China, 200 pages a
 * minute are accepted.
 */
final class RateLimitRetry extends Retry {

	private static final int MAX_PAUSES = 8;

	private final Duration firstPause;

	private final Duration longestPause;

	RateLimitRetry(Duration firstPause, Duration longestPause) {
		this.firstPause = firstPause;
		this.longestPause = longestPause;
	}

	@Override
	public Publisher<?> generateCompanion(Flux<RetrySignal> failures) {
		return failures.concatMap((failure) -> pause(failure.totalRetries(), failure.failure()));
	}

	private Mono<Long> pause(long retries, Throwable failure) {
		Duration pause = (retries < MAX_PAUSES) ? pauseAfter(retries, failure) : null;
		return (pause != null) ? Mono.delay(pause) : Mono.error(failure);
	}

	private @Nullable Duration pauseAfter(long retries, Throwable failure) {
		if (!(failure instanceof WechatPayApiException error)
				|| !error.getStatus().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			return null;
		}
		Duration asked = error.getRetryAfter();
		if (asked != null) {
			return (asked.compareTo(this.longestPause) <= 0) ? asked : null;
		}
		Duration pause = this.firstPause.multipliedBy(1L << retries);
		return (pause.compareTo(this.longestPause) <= 0) ? pause : this.longestPause;
	}

}
