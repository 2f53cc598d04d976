package io.github.wechatpay.complaint.client;

import java.util.Map;
import java.util.function.Consumer;

import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * The way to call the few endpoints whose answers WeChat Pay does not sign, such as the
 * download of a bill or of a complaint's image. Nothing else makes an answer pass without
 * a signature. <pre>{@code
 * webClient.get().uri(downloadUri).attributes(UnsignedResponses.accepted()).retrieve();
 * }</pre>
 */
public final class UnsignedResponses {

	private static final String ATTRIBUTE = UnsignedResponses.class.getName() + ".accepted";

	private UnsignedResponses() {
	}

	/**
	 * Accept the answer to one exchange without a signature. It is then as trustworthy as
	 * the connection it came over, and is neither held in memory nor limited in size.
	 * @return the attribute to set on the request
	 */
	public static Consumer<Map<String, Object>> accepted() {
		return (attributes) -> attributes.put(ATTRIBUTE, true);
	}

	static boolean areAcceptedBy(ClientRequest request) {
		return request.attribute(ATTRIBUTE).isPresent();
	}

}
