package io.github.wechatpay.complaint.callback;

import io.github.wechatpay.complaint.complaints.Complaint;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The complaint of a notification in the Reactor context of its handling, so that it is
 * read once for all handlers.
 */
public final class FreshComplaint {

	private static final Object KEY = FreshComplaint.class.getName();

	private FreshComplaint() {
	}

	/**
	 * Give handlers a complaint that was just read.
	 * @param handlers calls the handlers
	 * @param complaint the complaint
	 * @return the same with the complaint in its context
	 */
	public static Mono<Void> provide(Mono<Void> handlers, Complaint complaint) {
		return handlers.contextWrite((context) -> context.put(KEY, complaint));
	}

	static Mono<Complaint> find(ContextView context) {
		return Mono.justOrEmpty(context.<Complaint>getOrEmpty(KEY));
	}

}
