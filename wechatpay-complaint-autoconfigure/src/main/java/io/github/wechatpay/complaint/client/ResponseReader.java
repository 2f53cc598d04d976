package io.github.wechatpay.complaint.client;

import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Reads the raw bytes of an answer, whatever they claim to be, up to a limit.
 */
final class ResponseReader {

	private final int maxSize;

	ResponseReader(int maxSize) {
		this.maxSize = maxSize;
	}

	Mono<byte[]> read(ClientResponse response) {
		return BodyBytes.join(response.body(BodyExtractors.toDataBuffers()), this.maxSize)
			.onErrorMap(DataBufferLimitException.class, this::tooLarge);
	}

	private WechatPayResponseException tooLarge(DataBufferLimitException ex) {
		return new WechatPayResponseException("The answer is larger than " + this.maxSize
				+ " bytes. Raise wechatpay.client.max-response-size if such an answer is expected.", ex);
	}

}
