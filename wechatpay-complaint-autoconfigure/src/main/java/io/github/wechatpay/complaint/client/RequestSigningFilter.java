package io.github.wechatpay.complaint.client;

import java.net.URI;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Has every request signed at the moment its bytes are known.
 */
final class RequestSigningFilter implements ExchangeFilterFunction {

	private final RequestSigner signer;

	private final SigningThreads threads;

	RequestSigningFilter(RequestSigner signer, SigningThreads threads) {
		this.signer = signer;
		this.threads = threads;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		// connectors encode what is not ASCII on their own; encoded here, what is signed
		// is what they send
		return next.exchange(new SignedClientRequest(request, encode(request.url()), this.signer, this.threads));
	}

	private static boolean isSentAsItIs(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 128 || text.charAt(i) == '#') {
				return false;
			}
		}
		return !text.endsWith("?");
	}

	private static URI encode(URI uri) {
		String text = uri.toString();
		if (isSentAsItIs(text)) {
			return uri;
		}
		String ascii = uri.toASCIIString();
		int fragment = ascii.indexOf('#');
		String sent = (fragment != -1) ? ascii.substring(0, fragment) : ascii;
		// some connectors leave out the question mark of an empty query
		return URI
			.create(sent.endsWith("?") && "".equals(uri.getRawQuery()) ? sent.substring(0, sent.length() - 1) : sent);
	}

}
