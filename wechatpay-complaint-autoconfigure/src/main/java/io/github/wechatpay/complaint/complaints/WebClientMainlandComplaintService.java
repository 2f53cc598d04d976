package io.github.wechatpay.complaint.complaints;

import reactor.core.publisher.Mono;

/**
 * {@link MainlandComplaintService} over the requests of a
 * {@link WebClientComplaintService}.
 */
final class WebClientMainlandComplaintService implements MainlandComplaintService {

	private final ComplaintRequests requests;

	private final ComplaintTargets targets;

	private final ComplaintDecoder decoder;

	private final MessageRules rules;

	WebClientMainlandComplaintService(ComplaintRequests requests, ComplaintTargets targets, ComplaintDecoder decoder,
			MessageRules rules) {
		this.requests = requests;
		this.targets = targets;
		this.decoder = decoder;
		this.rules = rules;
	}

	@Override
	public Mono<Void> approveRefund(String complaintId, int launchRefundDay) {
		return Mono.defer(() -> {
			Rules.require(launchRefundDay >= 0, "launchRefundDay",
					"is " + launchRefundDay + ", and must not be negative");
			return decide(complaintId, RequestBodies.approval(launchRefundDay));
		});
	}

	@Override
	public Mono<Void> rejectRefund(String complaintId, RefundRejection rejection) {
		return Mono.defer(() -> decide(complaintId, RequestBodies.rejection(this.rules.requireValid(rejection))));
	}

	@Override
	public Mono<String> respondImmediately(String complaintId, ImmediateResponse response) {
		return Mono.defer(() -> this.requests.postAndRead(target(complaintId, "response-immediate-service"),
				RequestBodies.immediate(this.rules.requireValid(response))))
			.map(this.decoder::logId);
	}

	private Mono<Void> decide(String complaintId, RequestBodies.RefundDecision decision) {
		return this.requests.post(target(complaintId, "update-refund-progress"), decision);
	}

	private Target target(String complaintId, String resource) {
		return this.targets.complaint(Rules.requireId("complaintId", complaintId), resource);
	}

}
