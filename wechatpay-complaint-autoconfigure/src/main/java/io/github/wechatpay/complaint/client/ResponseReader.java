package io.github.wechatpay.complaint.client;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Reads the raw bytes of an answer, whatever they claim to be, up to a limit and before
 * the deadline of the attempt.
 */
final class ResponseReader {

	private final int maxSize;

	ResponseReader(int maxSize) {
		this.maxSize = maxSize;
	}

	Mono<byte[]> read(ClientResponse response) {
		Flux<DataBuffer> buffers = response.body(BodyExtractors.toDataBuffers());
		Mono<byte[]> body = BodyBytes.join(buffers, this.maxSize)
			.onErrorMap(DataBufferLimitException.class, this::tooLarge);
		Attempt attempt = Attempt.of(response);
		TransportDeadline deadline = (attempt != null) ? attempt.deadline() : null;
		return (deadline != null) ? deadline.limit(body) : body;
	}

	private WechatPayResponseException tooLarge(DataBufferLimitException ex) {
		return new WechatPayResponseException("The answer is larger than " + this.maxSize
				+ " bytes. Raise wechatpay.client.max-response-size if such an answer is expected.", ex);
	}

}
