package io.github.wechatpay.complaint.callback;

import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The notification URL on WebFlux.
 */
public final class WebFluxNotificationEndpoint {

	private static final byte[] EMPTY = {};

	private final NotificationReceiver receiver;

	private final int maxBodySize;

	/**
	 * Create an endpoint.
	 * @param receiver receives the messages
	 * @param maxBodySize how many bytes a message may have
	 */
	public WebFluxNotificationEndpoint(NotificationReceiver receiver, int maxBodySize) {
		this.receiver = receiver;
		this.maxBodySize = maxBodySize;
	}

	/**
	 * Route requests to this endpoint.
	 * @param path the path of the notification URL within the application
	 * @return the route
	 */
	public RouterFunction<ServerResponse> route(String path) {
		return RouterFunctions.route().POST(path, this::receive).build();
	}

	private Mono<ServerResponse> receive(ServerRequest request) {
		return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), this.maxBodySize)
			.map(WebFluxNotificationEndpoint::toBytes)
			.defaultIfEmpty(EMPTY)
			.flatMap((body) -> this.receiver.receive(request.headers().asHttpHeaders(), body))
			.onErrorResume(DataBufferLimitException.class, (ex) -> this.receiver.refuseTooLarge())
			.flatMap(WebFluxNotificationEndpoint::answer);
	}

	private static byte[] toBytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static Mono<ServerResponse> answer(Reception reception) {
		return ServerResponse.status(reception.status())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(reception.body());
	}

}
