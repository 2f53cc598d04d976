package io.github.wechatpay.complaint.complaints;

import io.github.wechatpay.complaint.client.SignedPart;
import io.github.wechatpay.complaint.client.WechatPayJson;
import io.github.wechatpay.complaint.complaints.RequestBodies.UploadMeta;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * Uploads images as {@code multipart/form-data}, of which the part {@code meta} is
 * signed. It has the hash of the other part.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467250">Image upload in
 * mainland China</a>
 */
final class ImageUpload {

	private final ComplaintRequests requests;

	private final Target target;

	private final WechatPayJson json;

	ImageUpload(ComplaintRequests requests, Target target, WechatPayJson json) {
		this.requests = requests;
		this.target = target;
		this.json = json;
	}

	Mono<byte[]> upload(ImageFile image) {
		return Mono.fromCallable(() -> this.json.write(new UploadMeta(image.name(), image.sha256())))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((meta) -> send(image, meta));
	}

	private Mono<byte[]> send(ImageFile image, byte[] meta) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("meta", meta, MediaType.APPLICATION_JSON);
		body.part("file", image.content(), image.type()).filename(image.name());
		return this.requests.read(this.requests.request(HttpMethod.POST, this.target)
			.attributes(SignedPart.of(meta))
			.body(BodyInserters.fromMultipartData(body.build())));
	}

}
