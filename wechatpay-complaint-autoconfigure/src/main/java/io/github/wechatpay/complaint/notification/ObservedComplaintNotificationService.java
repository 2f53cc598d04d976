package io.github.wechatpay.complaint.notification;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservation;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.github.wechatpay.complaint.observation.ComplaintOperationObserver;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Observes the operations of another service.
 *
 * @see ComplaintOperationObservation
 */
final class ObservedComplaintNotificationService implements ComplaintNotificationService {

	private final ComplaintNotificationService delegate;

	private final ComplaintOperationObserver observer;

	ObservedComplaintNotificationService(ComplaintNotificationService delegate, ObservationRegistry registry,
			@Nullable ComplaintOperationObservationConvention convention) {
		this.delegate = delegate;
		this.observer = new ComplaintOperationObserver(registry, convention,
				ObservedComplaintNotificationService::errorStatus);
	}

	@Override
	public Mono<NotificationUrl> create(String url) {
		return this.observer.observe("create", this.delegate.create(url));
	}

	@Override
	public Mono<NotificationUrl> query() {
		return this.observer.observe("query", this.delegate.query());
	}

	@Override
	public Mono<NotificationUrl> update(String url) {
		return this.observer.observe("update", this.delegate.update(url));
	}

	@Override
	public Mono<Void> delete() {
		return this.observer.observe("delete", this.delegate.delete());
	}

	@Override
	public Mono<NotificationUrl> register(String url) {
		return this.observer.observe("register", this.delegate.register(url));
	}

	private static @Nullable Integer errorStatus(Throwable failure) {
		return (failure instanceof WechatPayApiException error) ? error.getStatus().value() : null;
	}

}
