package io.github.wechatpay.complaint.complaints;

import io.github.wechatpay.complaint.observation.ComplaintOperationObserver;
import reactor.core.publisher.Mono;

/**
 * {@link MainlandComplaintService} that observes the operations of another.
 */
final class ObservedMainlandComplaintService implements MainlandComplaintService {

	private final MainlandComplaintService delegate;

	private final ComplaintOperationObserver observer;

	ObservedMainlandComplaintService(MainlandComplaintService delegate, ComplaintOperationObserver observer) {
		this.delegate = delegate;
		this.observer = observer;
	}

	@Override
	public Mono<Void> approveRefund(String complaintId, int launchRefundDay) {
		return this.observer.observe("approveRefund", this.delegate.approveRefund(complaintId, launchRefundDay));
	}

	@Override
	public Mono<Void> rejectRefund(String complaintId, RefundRejection rejection) {
		return this.observer.observe("rejectRefund", this.delegate.rejectRefund(complaintId, rejection));
	}

	@Override
	public Mono<String> respondImmediately(String complaintId, ImmediateResponse response) {
		return this.observer.observe("respondImmediately", this.delegate.respondImmediately(complaintId, response));
	}

}
