package io.github.wechatpay.complaint.callback.web;

import java.time.Duration;

import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.Reception;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The notification URL on WebFlux. The content type is not looked at, since only the
 * signature tells what is genuine.
 */
public final class WebFluxNotificationEndpoint {

	private static final int SHARE_FOR_SURPLUS = 4;

	private final NotificationReceiver receiver;

	private final int maxBodySize;

	private final Duration surplusTime;

	/**
	 * Create a new endpoint.
	 * @param receiver the receiver of the messages
	 * @param maxBodySize how many bytes a message may have
	 * @param timeout how long the receiver takes at most
	 */
	public WebFluxNotificationEndpoint(NotificationReceiver receiver, int maxBodySize, Duration timeout) {
		this.receiver = receiver;
		this.maxBodySize = maxBodySize;
		this.surplusTime = timeout.dividedBy(SHARE_FOR_SURPLUS);
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
		Mono<byte[]> body = Mono.defer(() -> new BodyReader(this.maxBodySize, this.surplusTime)
			.read(request.body(BodyExtractors.toDataBuffers())));
		return this.receiver.receive(request.headers().asHttpHeaders(), body)
			.flatMap(WebFluxNotificationEndpoint::respond);
	}

	private static Mono<ServerResponse> respond(Reception reception) {
		return ServerResponse.status(reception.status())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(reception.body());
	}

}
