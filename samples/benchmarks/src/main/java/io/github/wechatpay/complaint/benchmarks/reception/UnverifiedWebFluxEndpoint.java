package io.github.wechatpay.complaint.benchmarks.reception;

import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.UnverifiedReceiver;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The endpoint of the library on WebFlux, with verification and decryption taken out.
 */
final class UnverifiedWebFluxEndpoint implements HandlerFunction<ServerResponse> {

	private static final int MAX_BODY_SIZE = 64 * 1024;

	private final UnverifiedReceiver receiver;

	UnverifiedWebFluxEndpoint(UnverifiedReceiver receiver) {
		this.receiver = receiver;
	}

	@Override
	public Mono<ServerResponse> handle(ServerRequest request) {
		return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), MAX_BODY_SIZE)
			.map(UnverifiedWebFluxEndpoint::toBytes)
			.flatMap((body) -> this.receiver.receive(body, Schedulers.immediate()))
			.flatMap(UnverifiedWebFluxEndpoint::answer);
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
