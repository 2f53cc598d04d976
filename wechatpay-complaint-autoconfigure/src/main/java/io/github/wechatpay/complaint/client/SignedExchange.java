package io.github.wechatpay.complaint.client;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * {@link ExchangeFilterFunction} for one attempt of a call: the request is signed as it
 * is written, the response is read once and verified before anything is decoded, and
 * everything that is not a verified success becomes an exception. All of it happens
 * within one deadline.
 */
final class SignedExchange implements ExchangeFilterFunction {

	private static final byte[] UNREADABLE = {};

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

	private final RequestSigner signer;

	private final Scheduler signingScheduler;

	private final Verification verification;

	private final ApiErrorDecoder errorDecoder;

	private final ClientSettings settings;

	SignedExchange(RequestSigner signer, Scheduler signingScheduler, Verification verification,
			ApiErrorDecoder errorDecoder, ClientSettings settings) {
		this.signer = signer;
		this.signingScheduler = signingScheduler;
		this.verification = verification;
		this.errorDecoder = errorDecoder;
		this.settings = settings;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.defer(() -> {
			URI url = onTheWire(request.url());
			this.signer.requireAccessPoint(url);
			request.headers().forEach(SignedExchange::requireSendable);
			Duration timeout = this.settings.attemptTimeout();
			Attempt attempt = new Attempt(new TransportErrorTranslator(request, timeout), timeout);
			return attempt.limit(next.exchange(sign(request, url, attempt)))
				.flatMap((response) -> receive(request, response, attempt));
		});
	}

	private ClientRequest sign(ClientRequest request, URI url, Attempt attempt) {
		return ClientRequest.from(request)
			.url(url)
			.body((outgoing,
					context) -> attempt.write(request.body()
						.insert(new SigningClientHttpRequest(outgoing, this.signer, this.signingScheduler, attempt,
								SignedPart.find(request)), context)))
			.build();
	}

	private Mono<ClientResponse> receive(ClientRequest request, ClientResponse response, Attempt attempt) {
		if (!hasStatus(response)) {
			return attempt.limit(response.releaseBody())
				.onErrorComplete()
				.then(Mono.error(() -> new WechatPayResponseException("The response has no valid HTTP status.", null)));
		}
		if (!response.statusCode().is2xxSuccessful()) {
			return decodeError(response, attempt);
		}
		if (UnsignedResponses.areAcceptedBy(request)) {
			return Mono.just(stream(response, attempt));
		}
		return attempt
			.limit(read(response).flatMap((body) -> this.verification.verify(response.headers().asHttpHeaders(), body))
				.map((verified) -> withBody(response, verified)));
	}

	// the status counts even if the body never ends
	private Mono<ClientResponse> decodeError(ClientResponse response, Attempt attempt) {
		return attempt.limit(read(response))
			.onErrorReturn(UNREADABLE)
			.flatMap((body) -> Mono
				.error(this.errorDecoder.decode(response.statusCode(), response.headers().asHttpHeaders(), body)));
	}

	private ClientResponse stream(ClientResponse response, Attempt attempt) {
		return response.mutate()
			.request(response.request())
			.body((body) -> body.timeout(this.settings.responseTimeout(), Flux.error(SocketTimeoutException::new))
				.onErrorMap(attempt::translate))
			.build();
	}

	private Mono<byte[]> read(ClientResponse response) {
		return BodyBytes.join(response.body(BodyExtractors.toDataBuffers()), this.settings.maxResponseSize())
			.onErrorMap(DataBufferLimitException.class, this::tooLarge);
	}

	private WechatPayResponseException tooLarge(DataBufferLimitException ex) {
		return new WechatPayResponseException("The response is larger than " + this.settings.maxResponseSize()
				+ " bytes. Raise wechatpay.client.max-response-size if such a response is expected.", ex);
	}

	// connectors notice it when they have begun to send
	private static void requireSendable(String name, List<String> values) {
		Assert.isTrue(values.stream().noneMatch((value) -> CONTROL.matcher(value).find()),
				() -> "The header " + name + " contains a control character");
	}

	// normalized as connectors would do it each in its way, so that what is signed is
	// sent
	private static URI onTheWire(URI uri) {
		String text = uri.toASCIIString();
		int fragment = text.indexOf('#');
		String sent = (fragment != -1) ? text.substring(0, fragment) : text;
		return URI.create((sent.indexOf('?') == sent.length() - 1) ? sent.substring(0, sent.length() - 1) : sent);
	}

	private static ClientResponse withBody(ClientResponse response, byte[] body) {
		return response.mutate()
			.request(response.request())
			.headers(SignedExchange::removeInvalidContentType)
			.body((consumed) -> (body.length > 0) ? Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body))
					: Flux.empty())
			.build();
	}

	// readers of the body stumble over it with an exception of their own
	private static void removeInvalidContentType(HttpHeaders headers) {
		try {
			headers.getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			headers.remove(HttpHeaders.CONTENT_TYPE);
		}
	}

	private static boolean hasStatus(ClientResponse response) {
		try {
			return response.statusCode().value() > 0;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Decides whether the raw bytes of a successful response are accepted.
	 */
	@FunctionalInterface
	interface Verification {

		Mono<byte[]> verify(HttpHeaders headers, byte[] body);

	}

}
