package io.github.wechatpay.complaint.callback;

import java.util.function.Function;

import io.github.wechatpay.complaint.observation.MonoObserver;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Observes how messages are received.
 *
 * @see ComplaintCallbackObservation#RECEPTION
 */
final class ReceptionObserver {

	private static final ComplaintReceptionObservationConvention DEFAULT_CONVENTION = new DefaultComplaintReceptionObservationConvention();

	private final MonoObserver observer;

	private final @Nullable ComplaintReceptionObservationConvention convention;

	ReceptionObserver(ObservationRegistry registry, @Nullable ComplaintReceptionObservationConvention convention) {
		this.observer = new MonoObserver(registry);
		this.convention = convention;
	}

	Mono<Reception> observe(Function<ComplaintReceptionObservationContext, Mono<Reception>> reception,
			Function<Throwable, Reception> classifier) {
		return Mono.defer(() -> {
			ComplaintReceptionObservationContext context = new ComplaintReceptionObservationContext();
			return this.observer.observe(
					(registry) -> ComplaintCallbackObservation.RECEPTION.observation(this.convention,
							DEFAULT_CONVENTION, () -> context, registry),
					reception.apply(context)
						.doOnNext(context::setReception)
						.doOnError((failure) -> context.setReception(classifier.apply(failure)))
						.doOnCancel(context::cancel));
		});
	}

}
