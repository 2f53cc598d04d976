package io.github.wechatpay.complaint.client;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Reads the raw bytes of an answer, whatever they claim to be, up to a limit and before
 * the deadline of the attempt.
 */
final class ResponseReader {

	private static final byte[] EMPTY = {};

	private final int maxSize;

	ResponseReader(int maxSize) {
		this.maxSize = maxSize;
	}

	Mono<byte[]> read(ClientResponse response) {
		Flux<DataBuffer> buffers = response.body(BodyExtractors.toDataBuffers());
		Mono<byte[]> body = DataBufferUtils.join(buffers, this.maxSize)
			.map(ResponseReader::toBytes)
			.defaultIfEmpty(EMPTY)
			.onErrorMap(DataBufferLimitException.class, this::tooLarge);
		TransportDeadline deadline = TransportDeadline.of(response);
		return (deadline != null) ? deadline.limit(body) : body;
	}

	private static byte[] toBytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private WechatPayResponseException tooLarge(DataBufferLimitException ex) {
		return new WechatPayResponseException("The answer is larger than " + this.maxSize
				+ " bytes. Raise wechatpay.client.max-response-size if such an answer is expected.", ex);
	}

}
