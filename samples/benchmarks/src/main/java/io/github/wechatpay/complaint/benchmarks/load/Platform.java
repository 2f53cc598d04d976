package io.github.wechatpay.complaint.benchmarks.load;

import java.time.Duration;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.MessageHeaders;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers queries of the notification URL. A signature covers timestamp, nonce and body
 * of an answer, not the request, so that one is made in advance and serves a minute long:
 * what answers must not cost what is measured.
 */
public final class Platform {

	private static final Duration RENEWAL = Duration.ofMinutes(1);

	private final Keys keys;

	private volatile SignedMessage answer;

	private Platform(Keys keys) {
		this.keys = keys;
		this.answer = SignedMessage.answer(keys);
	}

	/**
	 * Run until the process is ended. Tells its port.
	 * @param args the keys, and after how many milliseconds to answer
	 */
	public static void main(String[] args) {
		Platform platform = new Platform(Keys.of(args[0]));
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> platform.answer(response, Long.parseLong(args[1])))
			.bindNow();
		Flux.interval(RENEWAL).doOnNext((tick) -> platform.answer = SignedMessage.answer(platform.keys)).subscribe();
		ChildProcess.tell(server.port());
		server.onDispose().block();
	}

	private Publisher<Void> answer(HttpServerResponse response, long latency) {
		SignedMessage current = this.answer;
		MessageHeaders.of(current).forEach(response::header);
		Mono<String> body = Mono.just(current.body());
		return response.sendString((latency > 0) ? body.delayElement(Duration.ofMillis(latency)) : body);
	}

}
