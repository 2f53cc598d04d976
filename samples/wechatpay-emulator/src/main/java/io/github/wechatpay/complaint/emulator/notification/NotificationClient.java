package io.github.wechatpay.complaint.emulator.notification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import io.github.wechatpay.complaint.emulator.http.Ending;
import io.github.wechatpay.complaint.emulator.http.Workers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Posts a notification over a connection of its own.
 */
final class NotificationClient {

	private static final int RECORDED_BODY = 16 * 1024;

	private static final Duration PAUSE_BEFORE_BREAKING_OFF = Duration.ofMillis(50);

	private final HttpClient http;

	private final Scheduler scheduler;

	private final Duration timeout;

	NotificationClient(Workers workers, Duration timeout) {
		this.http = HttpClient.newConnection()
			.runOn(workers.loops())
			.resolver((spec) -> spec.runOn(workers.loops()))
			.disableRetry(true)
			.keepAlive(false);
		this.scheduler = workers.scheduler();
		this.timeout = timeout;
	}

	Mono<Reply> post(URI uri, SealedNotification notification) {
		return client(notification.ending()).headers((headers) -> write(notification, headers))
			.post()
			.uri(uri)
			.send(content(notification))
			.responseSingle(NotificationClient::reply)
			.timeout(this.timeout, this.scheduler);
	}

	private HttpClient client(Ending ending) {
		return (ending == Ending.RESET) ? this.http.option(ChannelOption.SO_LINGER, 0) : this.http;
	}

	private static void write(SealedNotification notification, HttpHeaders headers) {
		notification.headers().forEach(headers::set);
		headers.set("Content-Length", notification.body().length);
	}

	private Flux<ByteBuf> content(SealedNotification notification) {
		byte[] body = notification.body();
		if (notification.ending() == Ending.COMPLETE) {
			return Flux.just(Unpooled.wrappedBuffer(body));
		}
		ByteBuf half = Unpooled.wrappedBuffer(Arrays.copyOf(body, body.length / 2));
		// what was written has to leave before the connection goes
		return Flux.concat(Flux.just(half), Mono.delay(PAUSE_BEFORE_BREAKING_OFF, this.scheduler)
			.then(Mono.error(() -> new BrokenOffException(notification.ending()))));
	}

	private static Mono<Reply> reply(HttpClientResponse response, ByteBufMono body) {
		return body.asString(StandardCharsets.UTF_8)
			.defaultIfEmpty("")
			.map((text) -> text.substring(0, Math.min(text.length(), RECORDED_BODY)))
			.map((text) -> new Reply(response.status().code(), text));
	}

	record Reply(int status, String body) {
	}

}
