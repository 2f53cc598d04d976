package io.github.wechatpay.complaint.observation;

import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Observes a {@link Mono} or {@link Flux} from its subscription to its end. What it does
 * meanwhile has the observation as its parent, which is found in the Reactor context.
 */
public final class MonoObserver {

	private final ObservationRegistry registry;

	/**
	 * Create an observer.
	 * @param registry the registry of the observations
	 */
	public MonoObserver(ObservationRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Observe a {@link Mono}.
	 * @param <T> the type of its value
	 * @param factory creates the observation, which is not started, for each subscription
	 * @param source what to observe
	 * @return the same, observed
	 */
	public <T> Mono<T> observe(Function<ObservationRegistry, Observation> factory, Mono<T> source) {
		return this.registry.isNoop() ? source : Mono.deferContextual((context) -> Mono
			.using(() -> start(factory, context), (observation) -> inside(observation, source), Observation::stop));
	}

	/**
	 * Observe a {@link Flux}.
	 * @param <T> the type of its values
	 * @param factory creates the observation, which is not started, for each subscription
	 * @param source what to observe
	 * @return the same, observed
	 */
	public <T> Flux<T> observe(Function<ObservationRegistry, Observation> factory, Flux<T> source) {
		return this.registry.isNoop() ? source : Flux.deferContextual((context) -> Flux
			.using(() -> start(factory, context), (observation) -> inside(observation, source), Observation::stop));
	}

	private Observation start(Function<ObservationRegistry, Observation> factory, ContextView context) {
		Observation observation = factory.apply(this.registry);
		Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		// without one in the context, that of the thread is the parent already
		return ((parent != null) ? observation.parentObservation(parent) : observation).start();
	}

	private static <T> Flux<T> inside(Observation observation, Flux<T> source) {
		return source.doOnError(observation::error)
			.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, observation));
	}

	private static <T> Mono<T> inside(Observation observation, Mono<T> source) {
		return source.doOnError(observation::error)
			.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, observation));
	}

}
