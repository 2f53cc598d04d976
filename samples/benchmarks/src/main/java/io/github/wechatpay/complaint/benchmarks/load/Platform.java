package io.github.wechatpay.complaint.benchmarks.load;

import java.time.Duration;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Responds to queries of the notification URL. A signature covers timestamp, nonce and
 * body of a response, not the request, so that one is made in advance and serves a minute
 * long: the platform must not cost what is measured.
 */
public final class Platform {

	private static final Duration RENEWAL = Duration.ofMinutes(1);

	private final Keys keys;

	private volatile SignedMessage message;

	private Platform(Keys keys) {
		this.keys = keys;
		this.message = SignedMessage.response(keys);
	}

	/**
	 * Run until the process is ended. Reports the ports of two servers, between a blank:
	 * the second takes 200 ms for each response.
	 * @param args the keys
	 */
	public static void main(String[] args) {
		Platform platform = new Platform(Keys.of(args[0]));
		DisposableServer prompt = platform.serve(Duration.ZERO);
		DisposableServer slow = platform.serve(Duration.ofMillis(200));
		Flux.interval(RENEWAL).doOnNext((tick) -> platform.renew()).subscribe();
		ChildProcess.report(prompt.port() + " " + slow.port());
		prompt.onDispose().block();
	}

	private DisposableServer serve(Duration latency) {
		return HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> respond(response, latency))
			.bindNow();
	}

	private void renew() {
		this.message = SignedMessage.response(this.keys);
	}

	private Publisher<Void> respond(HttpServerResponse response, Duration latency) {
		SignedMessage current = this.message;
		current.headers().forEach(response::header);
		Mono<String> body = Mono.just(current.body());
		return response.sendString(latency.isZero() ? body : body.delayElement(latency));
	}

}
