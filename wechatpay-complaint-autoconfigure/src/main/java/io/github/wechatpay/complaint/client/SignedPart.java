package io.github.wechatpay.complaint.client;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Names the bytes of a request that are signed in the place of its body. WeChat Pay signs
 * only the {@code meta} part of an upload, and not the file. <pre>{@code
 * webClient.post().uri(uploadPath).attributes(SignedPart.of(metaJson)).bodyValue(multipart).retrieve();
 * }</pre>
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467250">Image upload in
 * mainland China</a>
 */
public final class SignedPart {

	private static final String ATTRIBUTE = SignedPart.class.getName();

	private SignedPart() {
	}

	/**
	 * Sign these bytes in the place of the body of one request.
	 * @param bytes the bytes, exactly as a part of the body has them
	 * @return the attribute to set on the request
	 */
	public static Consumer<Map<String, Object>> of(byte[] bytes) {
		byte[] copy = bytes.clone();
		return (attributes) -> attributes.put(ATTRIBUTE, copy);
	}

	static byte @Nullable [] find(ClientRequest request) {
		return (byte[]) request.attribute(ATTRIBUTE).orElse(null);
	}

}
