package io.github.wechatpay.complaint.client;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;

/**
 * Collects the body of a request, signs it, and sends exactly the bytes that it signed.
 * Signing takes about a millisecond of CPU time and happens off the event loop.
 */
final class SigningClientHttpRequest extends ClientHttpRequestDecorator {

	private static final byte[] EMPTY = {};

	private final RequestSigner signer;

	private final SigningThreads threads;

	private final Attempt attempt;

	private final byte @Nullable [] signedPart;

	SigningClientHttpRequest(ClientHttpRequest delegate, RequestSigner signer, SigningThreads threads, Attempt attempt,
			byte @Nullable [] signedPart) {
		super(delegate);
		this.signer = signer;
		this.threads = threads;
		this.attempt = attempt;
		this.signedPart = signedPart;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return BodyBytes.join(body, BodyBytes.UNLIMITED).flatMap(this::signAndSend);
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return writeWith(Flux.from(body).concatMap((part) -> part));
	}

	@Override
	public Mono<Void> setComplete() {
		return signAndSend(EMPTY);
	}

	private Mono<Void> signAndSend(byte[] body) {
		byte[] signed = (this.signedPart != null) ? this.signedPart : body;
		return this.threads.call(() -> sign(signed)).flatMap((authorization) -> send(authorization, body));
	}

	private String sign(byte[] body) {
		try {
			return this.signer.authorization(getMethod(), getURI(), body);
		}
		catch (RuntimeException | Error ex) {
			this.attempt.signingFailed(ex);
			throw ex;
		}
	}

	private Mono<Void> send(String authorization, byte[] body) {
		getHeaders().set(HttpHeaders.AUTHORIZATION, authorization);
		this.attempt.markSent();
		if (body.length == 0) {
			return super.setComplete();
		}
		getHeaders().setContentLength(body.length);
		if (getHeaders().getFirst(HttpHeaders.CONTENT_TYPE) == null) {
			getHeaders().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
		}
		return super.writeWith(Mono.just(bufferFactory().wrap(body)));
	}

}
