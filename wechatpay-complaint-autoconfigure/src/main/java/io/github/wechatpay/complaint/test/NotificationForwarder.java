package io.github.wechatpay.complaint.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Takes the notifications of an emulator in for an application without a server, and
 * returns its responses.
 */
final class NotificationForwarder implements AutoCloseable {

	// belong to the connection, or are made anew
	private static final Set<String> NOT_FORWARDED = Set.of("connection", "content-length", "host",
			"transfer-encoding");

	private static final long WITHOUT_BODY = -1;

	private final WebTestClient application;

	private final ExecutorService threads;

	private final HttpServer server;

	private NotificationForwarder(WebTestClient application, ExecutorService threads, HttpServer server) {
		this.application = application;
		this.threads = threads;
		this.server = server;
	}

	static NotificationForwarder start(WebTestClient application) {
		ExecutorService threads = Executors.newCachedThreadPool(new CustomizableThreadFactory("wechatpay-forwarder-"));
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			NotificationForwarder forwarder = new NotificationForwarder(application, threads, server);
			server.setExecutor(threads);
			server.createContext("/", forwarder::forward);
			server.start();
			return forwarder;
		}
		catch (IOException ex) {
			threads.shutdown();
			throw new UncheckedIOException("Cannot listen for the notifications of the emulator", ex);
		}
	}

	URI uri() {
		InetSocketAddress address = this.server.getAddress();
		return URI.create("http://localhost:" + address.getPort());
	}

	// whatever goes wrong ends the connection, as it would with a server
	private void forward(HttpExchange exchange) throws IOException {
		try (exchange) {
			EntityExchangeResult<byte[]> result = this.application.post()
				.uri(exchange.getRequestURI())
				.headers((headers) -> copy(exchange, headers))
				.bodyValue(exchange.getRequestBody().readAllBytes())
				.exchange()
				.expectBody()
				.returnResult();
			byte[] body = Objects.requireNonNullElse(result.getResponseBodyContent(), new byte[0]);
			exchange.sendResponseHeaders(result.getStatus().value(), (body.length > 0) ? body.length : WITHOUT_BODY);
			if (body.length > 0) {
				exchange.getResponseBody().write(body);
			}
		}
	}

	private static void copy(HttpExchange exchange, HttpHeaders headers) {
		exchange.getRequestHeaders().forEach((name, values) -> {
			if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
				headers.addAll(name, values);
			}
		});
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdown();
	}

}
