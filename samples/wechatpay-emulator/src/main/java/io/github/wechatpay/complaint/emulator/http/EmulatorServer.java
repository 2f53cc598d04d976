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

	private static final int LARGEST_BODY = 4 * 1024 * 1024;

	private static final byte[] EMPTY = {};

	private final RequestHandler handler;

	private final RequestHandler tooLarge;

	private final Scheduler scheduler;

	private final AnswerWriter writer;

	private final DisposableServer server;

	/**
	 * Start to listen.
	 * @param host the address to bind
	 * @param port the port to bind, or zero for a free one
	 * @param handler handles the requests
	 * @param tooLarge handles the requests whose body is too large, and is missing
	 * @param workers the threads to use
	 */
	public EmulatorServer(String host, int port, RequestHandler handler, RequestHandler tooLarge, Workers workers) {
		this.handler = handler;
		this.tooLarge = tooLarge;
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
			return this.tooLarge.handle(received(request, EMPTY)).with("Connection", "close");
		}
		return this.handler.handle(received(request, body));
	}

	private static Request received(HttpServerRequest request, byte[] body) {
		return new Request(request.method().name(), request.uri(), request.requestHeaders(), body);
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
