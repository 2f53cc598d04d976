package io.github.wechatpay.complaint.emulator.http;

import java.util.Arrays;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes answers, including those that break off.
 */
final class AnswerWriter {

	private final Scheduler scheduler;

	AnswerWriter(Scheduler scheduler) {
		this.scheduler = scheduler;
	}

	Mono<Void> write(Answer answer, HttpServerResponse response) {
		Mono<Void> writing = Mono.defer(() -> writeNow(answer, response));
		return (answer.delay().isZero()) ? writing : Mono.delay(answer.delay(), this.scheduler).then(writing);
	}

	private static Mono<Void> writeNow(Answer answer, HttpServerResponse response) {
		if (answer.ending() == Ending.RESET) {
			return reset(response);
		}
		response.status(answer.status());
		answer.headers().forEach(response::header);
		if (answer.body().length == 0) {
			return response.send();
		}
		response.header("Content-Length", Integer.toString(answer.body().length));
		return (answer.ending() == Ending.TRUNCATED) ? truncated(answer.body(), response)
				: response.sendByteArray(Mono.just(answer.body())).then();
	}

	private static Mono<Void> truncated(byte[] body, HttpServerResponse response) {
		byte[] half = Arrays.copyOf(body, body.length / 2);
		return response.keepAlive(false).sendByteArray(Flux.just(half)).then();
	}

	private static Mono<Void> reset(HttpServerResponse response) {
		response.withConnection((connection) -> {
			connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
			connection.channel().close();
		});
		return Mono.never();
	}

}
