package io.github.wechatpay.complaint.callback;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/**
 * {@link ComplaintNotificationHandler} that runs code that blocks on a thread where it
 * may.
 */
final class BlockingNotificationHandler implements ComplaintNotificationHandler {

	/**
	 * Key of the {@link Executor} in the Reactor context that a handling runs on.
	 */
	static final Object THREADS = BlockingNotificationHandler.class.getName() + ".threads";

	private final Consumer<ComplaintNotification> handler;

	BlockingNotificationHandler(Consumer<ComplaintNotification> handler) {
		this.handler = handler;
	}

	@Override
	public Mono<Void> handle(ComplaintNotification notification) {
		// this operator is one that restores thread-locals, such as the current trace,
		// from the Reactor context
		return Mono.deferContextual(
				(context) -> Mono.just(notification).<Void>handle(this::accept).subscribeOn(threads(context)));
	}

	static Scheduler threads(ContextView context) {
		return context.<Executor>getOrEmpty(THREADS)
			.map(Schedulers::fromExecutor)
			.orElseGet(Schedulers::boundedElastic);
	}

	private void accept(ComplaintNotification notification, SynchronousSink<Void> sink) {
		try {
			this.handler.accept(notification);
		}
		catch (Error ex) {
			// Reactor lets some pass without a signal, and the claim would stay
			sink.error(new IllegalStateException("The handler ended with an error", ex));
		}
	}

}
