package io.github.wechatpay.complaint.client;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ClientCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builds the client of an access point: every request signed, every successful answer
 * verified. It is made from nothing but what is given here, so that what an application
 * adds to its own clients never reaches WeChat Pay.
 */
public final class WechatPayWebClientFactory implements AutoCloseable {

	private final AccessPoint accessPoint;

	private final ClientSettings settings;

	private final RequestSigner signer;

	private final SigningThreads threads = new SigningThreads(Runtime.getRuntime().availableProcessors());

	private final Supplier<WebClient.Builder> builders;

	private final Clock clock;

	private final @Nullable SerialNumber platformPublicKeyId;

	private final String userAgent = UserAgent.create();

	private final JsonMapper jsonMapper = JsonMapper.builder().build();

	/**
	 * Create a factory.
	 * @param accessPoint the only place that is called
	 * @param settings the limits of the client
	 * @param merchant gives the credentials, anew for each request
	 * @param clock gives the time to sign with
	 * @param nonceGenerator gives the nonces to sign with
	 * @param platformPublicKeyId the WeChat Pay public key that answers should be signed
	 * with, instead of a platform certificate
	 * @param builders gives a new builder with nothing but a connector and what belongs
	 * to it
	 */
	public WechatPayWebClientFactory(AccessPoint accessPoint, ClientSettings settings,
			Supplier<MerchantCredentials> merchant, Clock clock, NonceGenerator nonceGenerator,
			@Nullable SerialNumber platformPublicKeyId, Supplier<WebClient.Builder> builders) {
		this.accessPoint = accessPoint;
		this.settings = settings;
		this.signer = new RequestSigner(merchant, clock, nonceGenerator);
		this.clock = clock;
		this.platformPublicKeyId = platformPublicKeyId;
		this.builders = builders;
	}

	/**
	 * Create a client, which is built when it is first used.
	 * @param verifier verifies successful answers
	 * @param customizers change the client before what makes it safe is added
	 * @param listeners are told of each successful answer
	 * @return the client
	 */
	public WebClient create(SignatureVerifier verifier, List<WechatPayWebClientCustomizer> customizers,
			List<AnswerListener> listeners) {
		ResponseVerificationFilter verification = new ResponseVerificationFilter(verifier, List.copyOf(listeners));
		return new DeferredWebClient(() -> build(verification, customizers));
	}

	private WebClient build(ResponseVerificationFilter verification, List<WechatPayWebClientCustomizer> customizers) {
		WebClient.Builder builder = newBuilder().defaultHeaders(this::askForPublicKey);
		customizers.forEach((customizer) -> customizer.customize(builder));
		return secure(builder, verification);
	}

	/**
	 * Create a client that signs requests and leaves it to its user to verify answers. It
	 * does not ask for the public key: the list of certificates is verified with one of
	 * them.
	 */
	WebClient createUnverified() {
		return new DeferredWebClient(() -> secure(newBuilder(), (request, next) -> next.exchange(request)));
	}

	private WebClient.Builder newBuilder() {
		return this.builders.get()
			.baseUrl(this.accessPoint.baseUri().toString())
			.defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
			.defaultHeader(HttpHeaders.USER_AGENT, this.userAgent)
			.codecs(this::configureCodecs)
			.filter(new RetryFilter(this.settings.retry(), this.settings.responseTimeout()));
	}

	private void askForPublicKey(HttpHeaders headers) {
		if (this.platformPublicKeyId != null) {
			headers.set("Wechatpay-Serial", this.platformPublicKeyId.toString());
		}
	}

	private void configureCodecs(ClientCodecConfigurer configurer) {
		ClientCodecConfigurer.ClientDefaultCodecs codecs = configurer.defaultCodecs();
		codecs.jacksonJsonEncoder(new JacksonJsonEncoder(this.jsonMapper));
		codecs.jacksonJsonDecoder(new JacksonJsonDecoder(this.jsonMapper));
		codecs.maxInMemorySize(this.settings.maxResponseSize());
	}

	private WebClient secure(WebClient.Builder builder, ExchangeFilterFunction verification) {
		return builder.filter(new ApiErrorFilter(createReader(), new ApiErrorDecoder(this.jsonMapper, this.clock)))
			.filter(new AccessPointGuard(this.accessPoint))
			.filter(new RequestSigningFilter(this.signer, this.threads))
			.filter(verification)
			.filter(new TransportFilter(this.settings.attemptTimeout(), createReader()))
			.build();
	}

	/**
	 * End the threads that requests are signed on, once they have signed what is waiting.
	 */
	@Override
	public void close() {
		this.threads.close();
	}

	private ResponseReader createReader() {
		return new ResponseReader(this.settings.maxResponseSize());
	}

}
