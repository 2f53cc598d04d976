package io.github.wechatpay.complaint.callback;

import java.util.function.Function;

import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import reactor.core.publisher.Mono;

/**
 * {@link ComplaintNotificationHandler} that reads the complaint of a notification, unless
 * that was done for this handling, and calls a {@link ComplaintHandler} with it.
 */
public final class ComplaintReadingHandler implements ComplaintNotificationHandler {

	private final Function<String, ComplaintService> services;

	private final ComplaintHandler handler;

	/**
	 * Create a new handler.
	 * @param services the service of a merchant, by its id
	 * @param handler is called with them
	 */
	public ComplaintReadingHandler(Function<String, ComplaintService> services, ComplaintHandler handler) {
		this.services = services;
		this.handler = handler;
	}

	@Override
	public Mono<Void> handle(ComplaintNotification notification) {
		return Mono.deferContextual(FreshComplaint::find)
			.switchIfEmpty(Mono.defer(() -> read(notification)))
			.transformDeferredContextual(
					(complaint, context) -> complaint.publishOn(BlockingNotificationHandler.threads(context)))
			.flatMap((complaint) -> this.handler.handle(complaint, notification));
	}

	private Mono<Complaint> read(ComplaintNotification notification) {
		String complaintId = notification.complaintId();
		return this.services.apply(notification.mchid())
			.get(complaintId)
			.onErrorMap((failure) -> new UnreadableComplaintException(complaintId, failure))
			// an empty Mono must not count as handled
			.switchIfEmpty(Mono.error(() -> new UnreadableComplaintException(complaintId)));
	}

}
