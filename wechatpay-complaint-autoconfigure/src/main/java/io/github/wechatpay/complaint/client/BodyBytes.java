package io.github.wechatpay.complaint.client;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Collects a body into one array. A body without buffers is an empty array.
 */
final class BodyBytes {

	static final int UNLIMITED = -1;

	private static final byte[] EMPTY = {};

	private BodyBytes() {
	}

	static Mono<byte[]> join(Publisher<? extends DataBuffer> body, int maxSize) {
		return DataBufferUtils.join(Flux.from(body), maxSize).map(BodyBytes::copy).defaultIfEmpty(EMPTY);
	}

	private static byte[] copy(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

}
