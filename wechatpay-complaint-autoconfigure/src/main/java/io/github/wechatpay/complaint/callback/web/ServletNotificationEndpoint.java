package io.github.wechatpay.complaint.callback.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.Reception;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The notification URL on Spring MVC. The thread of the request reads the body and is
 * free while the notification is handled. The content type is not looked at, since only
 * the signature tells what is genuine.
 *
 * @see RawBodyFilter
 */
public final class ServletNotificationEndpoint {

	private static final Duration MARGIN = Duration.ofSeconds(5);

	private final NotificationReceiver receiver;

	private final int maxBodySize;

	private final Duration asyncTimeout;

	/**
	 * Create a new endpoint.
	 * @param receiver the receiver of the messages
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

	private ServerResponse receive(ServerRequest request) {
		// read inside of the observation and the time-out, on the thread of the request
		Mono<byte[]> body = Mono.fromCallable(() -> read(request.servletRequest().getInputStream()));
		Mono<ServerResponse> response = this.receiver.receive(request.headers().asHttpHeaders(), body)
			.map(ServletNotificationEndpoint::respond);
		return ServerResponse.async(response.contextCapture(), this.asyncTimeout);
	}

	// at most one byte more than the limit; readNBytes would wait for yet another one
	private byte[] read(InputStream in) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		StreamUtils.copyRange(in, out, 0, this.maxBodySize);
		if (out.size() > this.maxBodySize) {
			throw new DataBufferLimitException("The body is larger than " + this.maxBodySize + " bytes");
		}
		return out.toByteArray();
	}

	private static ServerResponse respond(Reception reception) {
		return ServerResponse.status(reception.status()).contentType(MediaType.APPLICATION_JSON).body(reception.body());
	}

}
