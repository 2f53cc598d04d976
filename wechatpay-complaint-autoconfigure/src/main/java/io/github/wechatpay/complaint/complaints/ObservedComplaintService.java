package io.github.wechatpay.complaint.complaints;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservation;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.github.wechatpay.complaint.observation.ComplaintOperationObserver;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@link ComplaintService} that observes the operations of another.
 *
 * @see ComplaintOperationObservation
 */
final class ObservedComplaintService implements ComplaintService {

	private final ComplaintService delegate;

	private final ComplaintOperationObserver observer;

	ObservedComplaintService(ComplaintService delegate, ObservationRegistry registry,
			@Nullable ComplaintOperationObservationConvention convention) {
		this.delegate = delegate;
		this.observer = new ComplaintOperationObserver(registry, convention, ObservedComplaintService::errorStatus);
	}

	@Override
	public Mono<ComplaintPage> list(ComplaintQuery query) {
		return this.observer.observe("list", this.delegate.list(query));
	}

	@Override
	public Flux<Complaint> listAll(ComplaintQuery query) {
		return this.observer.observe("listAll", this.delegate.listAll(query));
	}

	@Override
	public Mono<Complaint> get(String complaintId) {
		return this.observer.observe("get", this.delegate.get(complaintId));
	}

	@Override
	public Flux<NegotiationEntry> history(String complaintId) {
		return this.observer.observe("history", this.delegate.history(complaintId));
	}

	@Override
	public Mono<Void> respond(String complaintId, ComplaintResponse response) {
		return this.observer.observe("respond", this.delegate.respond(complaintId, response));
	}

	@Override
	public Mono<Void> complete(String complaintId, String complaintedMchid) {
		return this.observer.observe("complete", this.delegate.complete(complaintId, complaintedMchid));
	}

	@Override
	public Mono<String> uploadImage(String filename, byte[] image) {
		return this.observer.observe("uploadImage", this.delegate.uploadImage(filename, image));
	}

	@Override
	public Mono<ComplaintImage> downloadImage(String mediaUrl, String complaintId) {
		return this.observer.observe("downloadImage", this.delegate.downloadImage(mediaUrl, complaintId));
	}

	@Override
	public MainlandComplaintService mainland() {
		return new ObservedMainlandComplaintService(this.delegate.mainland(), this.observer);
	}

	private static @Nullable Integer errorStatus(Throwable failure) {
		return (failure instanceof WechatPayApiException error) ? error.getStatus().value() : null;
	}

}
