package io.github.wechatpay.complaint.emulator.http;

import java.io.ByteArrayOutputStream;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Listens for HTTP requests and passes them to a handler, away from the event loop.
 */
public final class EmulatorServer implements AutoCloseable {

	private static final int LARGEST_BODY = 1024 * 1024;

	private final RequestHandler handler;

	private final Scheduler scheduler;

	private final AnswerWriter writer;

	private final DisposableServer server;

	/**
	 * Start to listen.
	 * @param host the address to bind
	 * @param port the port to bind, or zero for a free one
	 * @param handler handles the requests
	 * @param workers the threads to use
	 */
	public EmulatorServer(String host, int port, RequestHandler handler, Workers workers) {
		this.handler = handler;
		this.scheduler = workers.scheduler();
		this.writer = new AnswerWriter(this.scheduler);
		this.server = HttpServer.create().host(host).port(port).runOn(workers.loops()).handle(this::respond).bindNow();
	}

	/**
	 * Return the port the server listens on.
	 * @return the port
	 */
	public int port() {
		return this.server.port();
	}

	private Publisher<Void> respond(HttpServerRequest request, HttpServerResponse response) {
		return body(request).publishOn(this.scheduler)
			.map((body) -> answer(request, body))
			.flatMap((answer) -> this.writer.write(answer, response));
	}

	private Answer answer(HttpServerRequest request, byte[] body) {
		if (body.length > LARGEST_BODY) {
			return Answer.empty(413).with("Connection", "close");
		}
		return this.handler.handle(new Request(request.method().name(), request.uri(), request.requestHeaders(), body));
	}

	private static Mono<byte[]> body(HttpServerRequest request) {
		return request.receive()
			.asByteArray()
			.scanWith(ByteArrayOutputStream::new, EmulatorServer::append)
			.takeUntil((collected) -> collected.size() > LARGEST_BODY)
			.last()
			.map(ByteArrayOutputStream::toByteArray);
	}

	private static ByteArrayOutputStream append(ByteArrayOutputStream collected, byte[] more) {
		collected.writeBytes(more);
		return collected;
	}

	/**
	 * Stop listening.
	 */
	@Override
	public void close() {
		this.server.disposeNow();
	}

}
