package io.github.wechatpay.complaint.client;

import java.util.List;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Lets a successful answer pass only if WeChat Pay signed its bytes. Answers that are not
 * successful are passed on as they are: they are not signed when the request's own
 * signature was refused, and nothing trusts what they say.
 */
final class ResponseVerificationFilter implements ExchangeFilterFunction {

	private static final Log logger = LogFactory.getLog(ResponseVerificationFilter.class);

	private final SignatureVerifier verifier;

	private final List<AnswerListener> listeners;

	ResponseVerificationFilter(SignatureVerifier verifier, List<AnswerListener> listeners) {
		this.verifier = verifier;
		this.listeners = listeners;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Mono<ClientResponse> answer = next.exchange(request);
		return UnsignedResponses.areAcceptedBy(request) ? answer : answer.flatMap(this::verify);
	}

	private Mono<ClientResponse> verify(ClientResponse response) {
		if (!response.statusCode().is2xxSuccessful()) {
			return Mono.just(response);
		}
		return this.verifier.verify(response.headers().asHttpHeaders(), ReceivedResponse.of(response).bytes())
			.doOnError(SignatureVerificationException.class,
					(failure) -> tell((listener) -> listener.rejected(failure)))
			.map((verified) -> accept(response, verified));
	}

	private ClientResponse accept(ClientResponse response, byte[] verified) {
		tell(AnswerListener::verified);
		return withBody(response, verified);
	}

	// whoever counts must not spoil the answer
	private void tell(Consumer<AnswerListener> event) {
		for (AnswerListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				logger.warn(listener + " failed", ex);
			}
		}
	}

	private static ClientResponse withBody(ClientResponse response, byte[] body) {
		ClientResponse.Builder builder = response.mutate();
		if (hasInvalidContentType(response)) {
			// readers of the body stumble over it with an exception of their own
			builder.headers((headers) -> headers.remove(HttpHeaders.CONTENT_TYPE));
		}
		return builder.body((consumed) -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body))).build();
	}

	private static boolean hasInvalidContentType(ClientResponse response) {
		try {
			response.headers().contentType();
			return false;
		}
		catch (InvalidMediaTypeException ex) {
			return true;
		}
	}

}
