package io.github.wechatpay.complaint.callback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The notification URL on Spring MVC. The request's thread reads the body and is free
 * while the notification is handled.
 */
public final class ServletNotificationEndpoint {

	private static final Duration MARGIN = Duration.ofSeconds(5);

	private final NotificationReceiver receiver;

	private final int maxBodySize;

	private final Duration asyncTimeout;

	/**
	 * Create an endpoint.
	 * @param receiver receives the messages
	 * @param maxBodySize how many bytes a message may have
	 * @param timeout how long the receiver takes at most
	 */
	public ServletNotificationEndpoint(NotificationReceiver receiver, int maxBodySize, Duration timeout) {
		this.receiver = receiver;
		this.maxBodySize = maxBodySize;
		this.asyncTimeout = timeout.plus(MARGIN);
	}

	/**
	 * Route requests to this endpoint.
	 * @param path the path of the notification URL within the application
	 * @return the route
	 */
	public RouterFunction<ServerResponse> route(String path) {
		return RouterFunctions.route().POST(path, this::receive).build();
	}

	private ServerResponse receive(ServerRequest request) throws IOException {
		byte[] body = read(request.servletRequest().getInputStream());
		// a handler may block after all, and must not do so on the request's thread
		Mono<Reception> reception = (body.length > this.maxBodySize) ? this.receiver.refuseTooLarge()
				: this.receiver.receive(request.headers().asHttpHeaders(), body, Schedulers.boundedElastic());
		return ServerResponse.async(reception.contextCapture().map(ServletNotificationEndpoint::answer),
				this.asyncTimeout);
	}

	// at most one byte more than the limit; readNBytes would wait for yet another one
	private byte[] read(InputStream in) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		StreamUtils.copyRange(in, out, 0, this.maxBodySize);
		return out.toByteArray();
	}

	private static ServerResponse answer(Reception reception) {
		return ServerResponse.status(reception.status()).contentType(MediaType.APPLICATION_JSON).body(reception.body());
	}

}
