package io.github.wechatpay.complaint.callback;

import java.util.function.Consumer;

import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/**
 * Runs code that blocks on a thread where it may.
 */
final class BlockingNotificationHandler implements ComplaintNotificationHandler {

	private final Consumer<ComplaintNotification> handler;

	BlockingNotificationHandler(Consumer<ComplaintNotification> handler) {
		this.handler = handler;
	}

	@Override
	public Mono<Void> handle(ComplaintNotification notification) {
		// this operator is one that restores thread-locals, such as the current trace,
		// from the Reactor context
		return Mono.just(notification).<Void>handle(this::accept).subscribeOn(Schedulers.boundedElastic());
	}

	private void accept(ComplaintNotification notification, SynchronousSink<Void> sink) {
		try {
			this.handler.accept(notification);
		}
		catch (Error ex) {
			// Reactor lets some pass without telling anyone, and the claim would stay
			sink.error(new IllegalStateException("The handler ended with an error", ex));
		}
	}

	@Override
	public String toString() {
		return "blocking handler " + this.handler;
	}

}
