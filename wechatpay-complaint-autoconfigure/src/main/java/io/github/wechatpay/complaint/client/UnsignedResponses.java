package io.github.wechatpay.complaint.client;

import java.util.Map;
import java.util.function.Consumer;

import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Request attribute for the few endpoints whose responses WeChat Pay does not sign, such
 * as the download of a bill or of a complaint's image. Nothing else lets a response pass
 * without a signature. <pre>{@code
 * webClient.get()
 *     .uri(downloadUri)
 *     .attributes(UnsignedResponses.accepted())
 *     .exchangeToFlux((response) -> response.body(BodyExtractors.toDataBuffers()));
 * }</pre> A body that ends early or stalls is a {@link WechatPayTransportException},
 * which {@code retrieve()} would wrap.
 */
public final class UnsignedResponses {

	private static final String ATTRIBUTE = UnsignedResponses.class.getName() + ".accepted";

	private UnsignedResponses() {
	}

	/**
	 * Accept the response to one request without a signature. It is then as trustworthy
	 * as the connection it came over, and is neither held in memory nor limited in size.
	 * It fails when nothing comes for the response time-out.
	 * @return the attribute to set on the request
	 */
	public static Consumer<Map<String, Object>> accepted() {
		return (attributes) -> attributes.put(ATTRIBUTE, true);
	}

	static boolean areAcceptedBy(ClientRequest request) {
		return request.attribute(ATTRIBUTE).isPresent();
	}

}
