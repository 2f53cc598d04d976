package io.github.wechatpay.complaint.client;

import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.support.ClientResponseWrapper;

/**
 * A successful answer together with the bytes of its body, which nobody has verified yet.
 */
final class ReceivedResponse extends ClientResponseWrapper {

	private final byte[] bytes;

	ReceivedResponse(ClientResponse response, byte[] bytes) {
		super(response);
		this.bytes = bytes;
	}

	static ReceivedResponse of(ClientResponse response) {
		if (response instanceof ReceivedResponse received) {
			return received;
		}
		throw new IllegalStateException("The answer has not been read");
	}

	byte[] bytes() {
		return this.bytes;
	}

}
