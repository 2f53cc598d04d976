package io.github.wechatpay.complaint.callback;

import reactor.core.publisher.Mono;

/**
 * Does something before and after the handlers of a notification are called. It is part
 * of the handling: it counts towards its time, and its error is a failed handling.
 */
@FunctionalInterface
public interface HandlingInterceptor {

	/**
	 * Intercept a handling, without blocking.
	 * @param notification the notification
	 * @param handlers calls the handlers, one after the other, when it is subscribed to
	 * @return completes when the notification has been handled
	 */
	Mono<Void> intercept(ComplaintNotification notification, Mono<Void> handlers);

	/**
	 * Return an interceptor that does nothing.
	 * @return the interceptor
	 */
	static HandlingInterceptor none() {
		return (notification, handlers) -> handlers;
	}

	/**
	 * Return an interceptor that is around another one.
	 * @param inner the other one
	 * @return both
	 */
	default HandlingInterceptor around(HandlingInterceptor inner) {
		return (notification, handlers) -> intercept(notification,
				Mono.defer(() -> inner.intercept(notification, handlers)));
	}

}
