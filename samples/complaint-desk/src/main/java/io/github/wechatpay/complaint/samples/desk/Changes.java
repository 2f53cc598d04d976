package io.github.wechatpay.complaint.samples.desk;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells which complaints have changed.
 */
@Component
class Changes {

	private final Sinks.Many<String> watchers = Sinks.many().multicast().directBestEffort();

	synchronized void tell(String complaintId) {
		this.watchers.tryEmitNext(complaintId);
	}

	Flux<String> watch() {
		return this.watchers.asFlux();
	}

	// a graceful shutdown would wait for those who watch
	@EventListener(ContextClosedEvent.class)
	synchronized void dismissWatchers() {
		this.watchers.tryEmitComplete();
	}

}
