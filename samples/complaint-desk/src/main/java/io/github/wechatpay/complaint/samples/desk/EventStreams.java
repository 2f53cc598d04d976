package io.github.wechatpay.complaint.samples.desk;

import java.time.Duration;

import reactor.core.publisher.Flux;

import org.springframework.http.codec.ServerSentEvent;

/**
 * Streams of events to a browser, which end with what they show.
 */
final class EventStreams {

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private EventStreams() {
	}

	static <T> Flux<ServerSentEvent<T>> of(Flux<T> events) {
		return Flux.merge(events.map((event) -> ServerSentEvent.builder(event).build()),
				EventStreams.<T>heartbeats().takeUntilOther(events.ignoreElements()));
	}

	// the first one lets the browser know that it is connected, before anything arrives
	private static <T> Flux<ServerSentEvent<T>> heartbeats() {
		return Flux.interval(Duration.ZERO, HEARTBEAT)
			.onBackpressureDrop()
			.map((beat) -> ServerSentEvent.<T>builder().comment("").build());
	}

}
