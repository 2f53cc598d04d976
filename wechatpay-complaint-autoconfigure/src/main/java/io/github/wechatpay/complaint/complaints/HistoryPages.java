package io.github.wechatpay.complaint.complaints;

import java.util.List;
import java.util.function.BiFunction;

import io.github.wechatpay.complaint.complaints.ComplaintDecoder.HistoryPage;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The pages of one history.
 */
final class HistoryPages implements Pages<NegotiationEntry> {

	// the global access point documents no limit, but has this one as its example
	private static final int LIMIT = 50;

	private final BiFunction<Integer, Integer, Mono<HistoryPage>> read;

	private final RateLimitRetry rateLimitRetry;

	private final PageCursor<NegotiationEntry> cursor = new PageCursor<>(0, LIMIT, NegotiationEntry::logId);

	private boolean finished;

	/**
	 * Create pages.
	 * @param read reads a page, given offset and limit
	 * @param rateLimitRetry waits where WeChat Pay asks to
	 */
	HistoryPages(BiFunction<Integer, Integer, Mono<HistoryPage>> read, RateLimitRetry rateLimitRetry) {
		this.read = read;
		this.rateLimitRetry = rateLimitRetry;
	}

	@Override
	public Mono<List<NegotiationEntry>> next() {
		return Mono.defer(() -> this.read.apply(this.cursor.offset(), this.cursor.limit()))
			.retryWhen(this.rateLimitRetry)
			.retryWhen(Retry.indefinitely().filter((failure) -> ResultTooLarge.is(failure) && this.cursor.halveLimit()))
			.map(this::advance);
	}

	@Override
	public boolean hasNext() {
		return !this.finished;
	}

	private List<NegotiationEntry> advance(HistoryPage page) {
		this.finished = this.cursor.isLast(page.entries(), page.limit());
		return this.cursor.advance(page.entries());
	}

}
