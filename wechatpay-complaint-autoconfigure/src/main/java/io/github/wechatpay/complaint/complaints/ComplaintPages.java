package io.github.wechatpay.complaint.complaints;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The pages of all complaints of some days, in windows of as many days as WeChat Pay
 * accepts, the earliest first.
 */
final class ComplaintPages implements Pages<Complaint> {

	private final ComplaintQuery query;

	private final Function<ComplaintQuery, Mono<ComplaintPage>> list;

	private final RateLimitRetry rateLimitRetry;

	private final PageCursor<Complaint> cursor;

	private LocalDate windowBegin;

	ComplaintPages(ComplaintQuery query, Function<ComplaintQuery, Mono<ComplaintPage>> list,
			RateLimitRetry rateLimitRetry) {
		this.query = query;
		this.list = list;
		this.rateLimitRetry = rateLimitRetry;
		this.cursor = new PageCursor<>(query.offset(), query.limit(), Complaint::complaintId);
		this.windowBegin = query.beginDate();
	}

	@Override
	public Mono<List<Complaint>> next() {
		return Mono.defer(() -> this.list.apply(nextQuery()))
			.retryWhen(this.rateLimitRetry)
			.retryWhen(Retry.indefinitely().filter((failure) -> ResultTooLarge.is(failure) && this.cursor.halveLimit()))
			.map(this::advance);
	}

	@Override
	public boolean hasNext() {
		return !this.windowBegin.isAfter(this.query.endDate());
	}

	private ComplaintQuery nextQuery() {
		return this.query.withDates(this.windowBegin, windowEnd())
			.withOffset(this.cursor.offset())
			.withLimit(this.cursor.limit());
	}

	private LocalDate windowEnd() {
		LocalDate end = this.windowBegin.plusDays(ComplaintQueryRules.MAX_DAYS - 1);
		return end.isBefore(this.query.endDate()) ? end : this.query.endDate();
	}

	private List<Complaint> advance(ComplaintPage page) {
		List<Complaint> news = this.cursor.advance(page.complaints());
		if (this.cursor.isLast(page.complaints(), page.limit())) {
			this.windowBegin = windowEnd().plusDays(1);
			this.cursor.restart();
		}
		return news;
	}

}
