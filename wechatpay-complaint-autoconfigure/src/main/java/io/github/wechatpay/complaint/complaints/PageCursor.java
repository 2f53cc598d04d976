package io.github.wechatpay.complaint.complaints;

import java.util.List;
import java.util.function.Function;

import io.github.wechatpay.complaint.client.WechatPayResponseException;

/**
 * Where a list is read: what to ask for next, and what was new. Its size does not depend
 * on the list's.
 *
 * @param <T> the type of what is listed
 */
final class PageCursor<T> {

	// a page can be moved on by a whole page, but hardly again and again
	private static final int MAX_REPEATED_PAGES = 10;

	private final Function<T, String> id;

	private final RecentIds seen = new RecentIds();

	private int offset;

	private int limit;

	private int repeatedPages;

	PageCursor(int offset, int limit, Function<T, String> id) {
		this.offset = offset;
		this.limit = limit;
		this.id = id;
	}

	int offset() {
		return this.offset;
	}

	int limit() {
		return this.limit;
	}

	void restart() {
		this.offset = 0;
	}

	boolean halveLimit() {
		if (this.limit == 1) {
			return false;
		}
		this.limit /= 2;
		return true;
	}

	/**
	 * Return whether a page is the last one: the total is not told with each, and may
	 * change meanwhile.
	 * @param page what is on the page
	 * @param reportedLimit the limit that WeChat Pay says it had
	 */
	boolean isLast(List<T> page, int reportedLimit) {
		boolean lowered = reportedLimit > 0 && reportedLimit < this.limit;
		return page.isEmpty() || page.size() < (lowered ? reportedLimit : this.limit);
	}

	/**
	 * Step over a page.
	 * @param page what is on it
	 * @return what of it was not on one of the pages before
	 */
	List<T> advance(List<T> page) {
		this.offset += page.size();
		List<T> news = page.stream().filter((item) -> this.seen.add(this.id.apply(item))).toList();
		this.repeatedPages = (news.isEmpty() && !page.isEmpty()) ? this.repeatedPages + 1 : 0;
		if (this.repeatedPages > MAX_REPEATED_PAGES) {
			throw new WechatPayResponseException(
					"WeChat Pay shows the same page whatever the offset, which is " + this.offset + " by now.", null);
		}
		return news;
	}

}
