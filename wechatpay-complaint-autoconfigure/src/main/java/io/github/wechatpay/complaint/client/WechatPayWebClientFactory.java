package io.github.wechatpay.complaint.client;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.platform.SignatureVerifier;
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
public final class WechatPayWebClientFactory {

	private final AccessPoint accessPoint;

	private final ClientSettings settings;

	private final RequestSigner signer;

	private final Supplier<WebClient.Builder> builders;

	private final Clock clock;

	private final JsonMapper jsonMapper = JsonMapper.builder().build();

	/**
	 * Create a factory.
	 * @param accessPoint the only place that is called
	 * @param settings the limits of the client
	 * @param merchant gives the credentials, anew for each request
	 * @param clock gives the time to sign with
	 * @param nonceGenerator gives the nonces to sign with
	 * @param builders gives a new builder with nothing but a connector and what belongs
	 * to it
	 */
	public WechatPayWebClientFactory(AccessPoint accessPoint, ClientSettings settings,
			Supplier<MerchantCredentials> merchant, Clock clock, NonceGenerator nonceGenerator,
			Supplier<WebClient.Builder> builders) {
		this.accessPoint = accessPoint;
		this.settings = settings;
		this.signer = new RequestSigner(merchant, clock, nonceGenerator);
		this.clock = clock;
		this.builders = builders;
	}

	/**
	 * Build a client.
	 * @param verifier verifies successful answers
	 * @param customizers change the client before what makes it safe is added
	 * @return the client
	 */
	public WebClient create(SignatureVerifier verifier, List<WechatPayWebClientCustomizer> customizers) {
		WebClient.Builder builder = newBuilder();
		customizers.forEach((customizer) -> customizer.customize(builder));
		return secure(builder, new ResponseVerificationFilter(verifier, reader()));
	}

	private WebClient.Builder newBuilder() {
		return this.builders.get()
			.baseUrl(this.accessPoint.baseUri().toString())
			.defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
			.defaultHeader(HttpHeaders.USER_AGENT, UserAgent.create())
			.codecs(this::configureCodecs)
			.filter(new RetryFilter(this.settings.retry(), this.settings.responseTimeout()));
	}

	private void configureCodecs(ClientCodecConfigurer configurer) {
		ClientCodecConfigurer.ClientDefaultCodecs codecs = configurer.defaultCodecs();
		codecs.jacksonJsonEncoder(new JacksonJsonEncoder(this.jsonMapper));
		codecs.jacksonJsonDecoder(new JacksonJsonDecoder(this.jsonMapper));
		codecs.maxInMemorySize(this.settings.maxResponseSize());
	}

	private WebClient secure(WebClient.Builder builder, ExchangeFilterFunction verification) {
		return builder.filter(new ApiErrorFilter(reader(), new ApiErrorDecoder(this.jsonMapper, this.clock)))
			.filter(new AccessPointGuard(this.accessPoint))
			.filter(new RequestSigningFilter(this.signer))
			.filter(verification)
			.filter(new TransportFilter(this.settings.attemptTimeout()))
			.build();
	}

	private ResponseReader reader() {
		return new ResponseReader(this.settings.maxResponseSize());
	}

}
