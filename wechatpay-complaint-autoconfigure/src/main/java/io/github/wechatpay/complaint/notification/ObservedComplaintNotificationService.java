package io.github.wechatpay.complaint.notification;

import io.github.wechatpay.complaint.observation.MonoObserver;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Observes the operations of another service.
 *
 * @see ComplaintOperationObservation
 */
final class ObservedComplaintNotificationService implements ComplaintNotificationService {

	private static final ComplaintOperationObservationConvention DEFAULT_CONVENTION = new DefaultComplaintOperationObservationConvention();

	private final ComplaintNotificationService delegate;

	private final MonoObserver observer;

	private final @Nullable ComplaintOperationObservationConvention convention;

	ObservedComplaintNotificationService(ComplaintNotificationService delegate, ObservationRegistry registry,
			@Nullable ComplaintOperationObservationConvention convention) {
		this.delegate = delegate;
		this.observer = new MonoObserver(registry);
		this.convention = convention;
	}

	@Override
	public Mono<NotificationUrl> create(String url) {
		return observe("create", this.delegate.create(url));
	}

	@Override
	public Mono<NotificationUrl> query() {
		return observe("query", this.delegate.query());
	}

	@Override
	public Mono<NotificationUrl> update(String url) {
		return observe("update", this.delegate.update(url));
	}

	@Override
	public Mono<Void> delete() {
		return observe("delete", this.delegate.delete());
	}

	@Override
	public Mono<NotificationUrl> register(String url) {
		return observe("register", this.delegate.register(url));
	}

	private <T> Mono<T> observe(String operation, Mono<T> call) {
		return Mono.defer(() -> {
			ComplaintOperationObservationContext context = new ComplaintOperationObservationContext(operation);
			return this.observer.observe(
					(registry) -> ComplaintOperationObservation.OPERATION.observation(this.convention,
							DEFAULT_CONVENTION, () -> context, registry),
					call.doOnSuccess((result) -> context.succeed()).doOnCancel(context::cancel));
		});
	}

}
