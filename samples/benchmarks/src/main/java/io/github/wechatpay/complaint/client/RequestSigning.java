package io.github.wechatpay.complaint.client;

import java.net.URI;
import java.time.Clock;

import org.springframework.http.HttpMethod;

/**
 * Lets the benchmarks at the signing of a request, which the library keeps to itself.
 */
public final class RequestSigning {

	private final RequestSigner signer;

	/**
	 * Create what signs as the library does.
	 * @param merchant who signs
	 */
	public RequestSigning(MerchantCredentials merchant) {
		this.signer = new RequestSigner(() -> merchant, Clock.systemUTC(), new RandomNonceGenerator());
	}

	/**
	 * Sign a request.
	 * @param method its method
	 * @param uri its URI
	 * @param body its body
	 * @return the {@code Authorization} header
	 */
	public String authorization(HttpMethod method, URI uri, byte[] body) {
		return this.signer.authorization(method, uri, body);
	}

}
