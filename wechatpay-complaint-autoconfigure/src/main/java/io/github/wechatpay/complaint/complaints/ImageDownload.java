package io.github.wechatpay.complaint.complaints;

import io.github.wechatpay.complaint.client.UnsignedResponses;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Downloads images, which WeChat Pay does not sign.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467251">Image download in
 * mainland China</a>
 */
final class ImageDownload {

	private static final int MAX_SIZE = 5 * 1024 * 1024;

	private final ComplaintRequests requests;

	private final ComplaintTargets targets;

	ImageDownload(ComplaintRequests requests, ComplaintTargets targets) {
		this.requests = requests;
		this.targets = targets;
	}

	Mono<ComplaintImage> download(ImageAddress address) {
		ImageAddress encoded = address.withEncodedToken();
		Mono<ComplaintImage> verbatim = fetch(address.target(this.targets));
		return encoded.equals(address) ? verbatim : verbatim.onErrorResume(ImageDownload::mayBeTheEncoding,
				(failure) -> fetch(encoded.target(this.targets)));
	}

	private Mono<ComplaintImage> fetch(Target target) {
		return this.requests.request(HttpMethod.GET, target)
			.accept(MediaType.ALL)
			.attributes(UnsignedResponses.accepted())
			.exchangeToMono(this::read);
	}

	private Mono<ComplaintImage> read(ClientResponse response) {
		MediaType type = contentType(response);
		if (isCertainlyNoImage(type)) {
			return response.releaseBody()
				.then(Mono.error(() -> new WechatPayResponseException("The response is no image: its content type is "
						+ type.getType() + '/' + type.getSubtype() + ".", null)));
		}
		return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), MAX_SIZE)
			.map((buffer) -> new ComplaintImage(type, copy(buffer)))
			.switchIfEmpty(Mono.error(() -> new WechatPayResponseException("The response has no image.", null)))
			.onErrorMap(DataBufferLimitException.class, (ex) -> tooLarge());
	}

	private static byte[] copy(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static MediaType contentType(ClientResponse response) {
		try {
			return response.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
		}
		catch (InvalidMediaTypeException ex) {
			return MediaType.APPLICATION_OCTET_STREAM;
		}
	}

	private static boolean isCertainlyNoImage(MediaType type) {
		return "text".equals(type.getType()) || MediaType.APPLICATION_JSON.isCompatibleWith(type);
	}

	private static WechatPayResponseException tooLarge() {
		return new WechatPayResponseException("The image has more than " + MAX_SIZE + " bytes.", null);
	}

	private static boolean mayBeTheEncoding(Throwable failure) {
		return failure instanceof WechatPayApiException error
				&& (error.getStatus().value() == 400 || error.getStatus().value() == 404);
	}

}
