package io.github.wechatpay.complaint.callback;

import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import reactor.core.publisher.Mono;

/**
 * {@link ComplaintNotificationHandler} that reads the complaint of a notification, unless
 * that was done for this handling, and calls a {@link ComplaintHandler} with it.
 */
public final class ComplaintReadingHandler implements ComplaintNotificationHandler {

	private final ComplaintService service;

	private final ComplaintHandler handler;

	/**
	 * Create a new handler.
	 * @param service reads complaints
	 * @param handler is called with them
	 */
	public ComplaintReadingHandler(ComplaintService service, ComplaintHandler handler) {
		this.service = service;
		this.handler = handler;
	}

	@Override
	public Mono<Void> handle(ComplaintNotification notification) {
		return Mono.deferContextual(FreshComplaint::find)
			.switchIfEmpty(Mono.defer(() -> read(notification.complaintId())))
			.transformDeferredContextual(
					(complaint, context) -> complaint.publishOn(BlockingNotificationHandler.threads(context)))
			.flatMap((complaint) -> this.handler.handle(complaint, notification));
	}

	private Mono<Complaint> read(String complaintId) {
		return this.service.get(complaintId)
			.onErrorMap((failure) -> new UnreadableComplaintException(complaintId, failure))
			// never done for a complaint that nobody has seen
			.switchIfEmpty(Mono.error(() -> new UnreadableComplaintException(complaintId)));
	}

}
