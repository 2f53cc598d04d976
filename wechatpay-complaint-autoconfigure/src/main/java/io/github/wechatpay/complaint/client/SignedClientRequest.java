package io.github.wechatpay.complaint.client;

import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * A request that is signed when it is written. Unlike a request that is built from
 * another one, it does not copy what stays the same.
 */
final class SignedClientRequest implements ClientRequest {

	private final ClientRequest unsigned;

	private final URI url;

	private final RequestSigner signer;

	private final SigningThreads threads;

	private final Attempt attempt = new Attempt();

	private final Map<String, Object> attributes;

	SignedClientRequest(ClientRequest unsigned, URI url, RequestSigner signer, SigningThreads threads) {
		this.unsigned = unsigned;
		this.url = url;
		this.signer = signer;
		this.threads = threads;
		this.attributes = new HashMap<>(unsigned.attributes());
		this.attempt.attach(this.attributes);
	}

	@Override
	public HttpMethod method() {
		return this.unsigned.method();
	}

	@Override
	public URI url() {
		return this.url;
	}

	@Override
	public HttpHeaders headers() {
		return this.unsigned.headers();
	}

	@Override
	public MultiValueMap<String, String> cookies() {
		return this.unsigned.cookies();
	}

	@Override
	public BodyInserter<?, ? super ClientHttpRequest> body() {
		return (outgoing, context) -> this.unsigned.body().insert(signing(outgoing), context);
	}

	@Override
	public Map<String, Object> attributes() {
		return Collections.unmodifiableMap(this.attributes);
	}

	@Override
	public Consumer<ClientHttpRequest> httpRequest() {
		return this.unsigned.httpRequest();
	}

	@Override
	public String logPrefix() {
		return this.unsigned.logPrefix();
	}

	@Override
	public Mono<Void> writeTo(ClientHttpRequest outgoing, ExchangeStrategies strategies) {
		return this.unsigned.writeTo(signing(outgoing), strategies);
	}

	private ClientHttpRequest signing(ClientHttpRequest outgoing) {
		return new SigningClientHttpRequest(outgoing, this.signer, this.threads, this.attempt,
				SignedPart.find(this.unsigned));
	}

}
