package io.github.wechatpay.complaint.observation;

import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Observes operations as {@link ComplaintOperationObservation} documents.
 */
public final class ComplaintOperationObserver {

	private static final ComplaintOperationObservationConvention DEFAULT_CONVENTION = new DefaultComplaintOperationObservationConvention();

	private final MonoObserver observer;

	private final @Nullable ComplaintOperationObservationConvention convention;

	private final Function<Throwable, @Nullable Integer> errorStatus;

	/**
	 * Create an observer.
	 * @param registry the registry of the observations
	 * @param convention the names, or {@code null} for the documented ones
	 * @param errorStatus finds the HTTP status of a failure that is an error response of
	 * WeChat Pay, and {@code null} for any other
	 */
	public ComplaintOperationObserver(ObservationRegistry registry,
			@Nullable ComplaintOperationObservationConvention convention,
			Function<Throwable, @Nullable Integer> errorStatus) {
		this.observer = new MonoObserver(registry);
		this.convention = convention;
		this.errorStatus = errorStatus;
	}

	/**
	 * Observe an operation.
	 * @param <T> the type of its result
	 * @param operation the name of the method
	 * @param call the operation
	 * @return the same, observed
	 */
	public <T> Mono<T> observe(String operation, Mono<T> call) {
		return Mono.defer(() -> {
			ComplaintOperationObservationContext context = new ComplaintOperationObservationContext(operation);
			return this.observer.observe((registry) -> create(context, registry),
					call.doOnSuccess((result) -> context.succeed())
						.doOnError((failure) -> context.fail(this.errorStatus.apply(failure)))
						.doOnCancel(context::cancel));
		});
	}

	/**
	 * Observe an operation with many results. It is cancelled, too, when the subscriber
	 * has enough of them.
	 * @param <T> the type of its results
	 * @param operation the name of the method
	 * @param call the operation
	 * @return the same, observed
	 */
	public <T> Flux<T> observe(String operation, Flux<T> call) {
		return Flux.defer(() -> {
			ComplaintOperationObservationContext context = new ComplaintOperationObservationContext(operation);
			return this.observer.observe((registry) -> create(context, registry),
					call.doOnComplete(context::succeed)
						.doOnError((failure) -> context.fail(this.errorStatus.apply(failure)))
						.doOnCancel(context::cancel));
		});
	}

	private Observation create(ComplaintOperationObservationContext context, ObservationRegistry registry) {
		return ComplaintOperationObservation.OPERATION.observation(this.convention, DEFAULT_CONVENTION, () -> context,
				registry);
	}

}
