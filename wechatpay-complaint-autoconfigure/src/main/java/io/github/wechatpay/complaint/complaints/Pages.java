package io.github.wechatpay.complaint.complaints;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What comes in pages, one after the other.
 *
 * @param <T> the type of what is on a page
 */
interface Pages<T> {

	/**
	 * Ask for the next page.
	 * @return what is new on it, which may be nothing
	 */
	Mono<List<T>> next();

	/**
	 * Return whether there may be a next page, after the one before has come.
	 */
	boolean hasNext();

	/**
	 * Return what is on all pages. A page is asked for when the subscriber has requested
	 * more than was on those before, and never by their mere end.
	 * @param <T> the type of what is on a page
	 * @param source gives pages that begin anew, for each subscription
	 * @return what is on the pages
	 */
	static <T> Flux<T> all(Supplier<? extends Pages<T>> source) {
		return Flux.defer(() -> {
			Pages<T> pages = source.get();
			// hidden, since a constant source is mapped without a request
			return Flux.just(pages)
				.hide()
				.concatMap((current) -> current.next().flatMapIterable(Function.identity()), 0)
				.repeat(pages::hasNext);
		});
	}

}
