package io.github.wechatpay.complaint.client;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;

/**
 * {@link ClientHttpRequest} that collects its body, signs it, and sends exactly the bytes
 * that it signed. A signature takes about a millisecond of CPU time and is made off the
 * event loop. Only here is the final address certain, so it is checked here once more.
 */
final class SigningClientHttpRequest extends ClientHttpRequestDecorator {

	private static final byte[] EMPTY = {};

	private final RequestSigner signer;

	private final Scheduler scheduler;

	private final Attempt attempt;

	private final byte @Nullable [] signedPart;

	SigningClientHttpRequest(ClientHttpRequest delegate, RequestSigner signer, Scheduler scheduler, Attempt attempt,
			byte @Nullable [] signedPart) {
		super(delegate);
		this.signer = signer;
		this.scheduler = scheduler;
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
		return Mono.fromCallable(() -> this.signer.authorization(getMethod(), getURI(), signed))
			.subscribeOn(this.scheduler)
			.flatMap((authorization) -> send(authorization, body));
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
