package io.github.wechatpay.complaint.callback;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Work that goes on whether or not somebody still waits for it.
 */
final class DetachedWork implements AutoCloseable {

	private final Map<Disposable, Sinks.Empty<Void>> running = new ConcurrentHashMap<>();

	/**
	 * Start to work.
	 * @return the outcome, of which to stop waiting stops nothing
	 */
	<T> Mono<T> start(Mono<T> work) {
		Sinks.One<T> outcome = Sinks.one();
		start(work, outcome);
		return outcome.asMono();
	}

	/**
	 * Start to work.
	 * @param outcome completed with the outcome, unless it has one already
	 */
	<T> void start(Mono<T> work, Sinks.One<T> outcome) {
		Disposable.Swap task = Disposables.swap();
		Sinks.Empty<Void> end = Sinks.empty();
		this.running.put(task, end);
		task.update(work.doFinally((signal) -> {
			this.running.remove(task);
			end.tryEmitEmpty();
		}).subscribe(outcome::tryEmitValue, outcome::tryEmitError, outcome::tryEmitEmpty));
	}

	/**
	 * Return what completes when nothing is running any more.
	 */
	Mono<Void> whenIdle() {
		return Mono.defer(() -> this.running.isEmpty() ? Mono.empty()
				: Mono.when(this.running.values().stream().map(Sinks.Empty::asMono).toList()).then(whenIdle()));
	}

	@Override
	public void close() {
		this.running.keySet().forEach(Disposable::dispose);
	}

}
