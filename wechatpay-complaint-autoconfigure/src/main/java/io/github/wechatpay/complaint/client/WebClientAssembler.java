package io.github.wechatpay.complaint.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ClientCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Puts a {@link WebClient} together. Its filters are, from the outside: retries, the
 * customizers' filters, and the {@link SignedExchange}.
 */
final class WebClientAssembler {

	private static final Log logger = LogFactory.getLog(WebClientAssembler.class);

	// made once for all merchants, as both look for something on the class path
	private static final ExchangeStrategies STRATEGIES = ExchangeStrategies.builder()
		.codecs(WebClientAssembler::configureCodecs)
		.build();

	private static final String USER_AGENT = userAgent();

	private final AccessPoint accessPoint;

	private final ClientSettings settings;

	private final ClientResources resources;

	private final RequestSigner signer;

	private final ApiErrorDecoder errorDecoder;

	private final ObservationRegistry observationRegistry;

	WebClientAssembler(AccessPoint accessPoint, ClientSettings settings, ClientResources resources,
			RequestSigner signer, ApiErrorDecoder errorDecoder, ObservationRegistry observationRegistry) {
		this.accessPoint = accessPoint;
		this.settings = settings;
		this.resources = resources;
		this.signer = signer;
		this.errorDecoder = errorDecoder;
		this.observationRegistry = observationRegistry;
	}

	/**
	 * Return a client that passes on verified responses only.
	 */
	WebClient verified(SignatureVerifier verifier, List<VerificationListener> listeners, List<PlatformKey> keys,
			List<WechatPayWebClientCustomizer> customizers) {
		WebClient.Builder builder = newBuilder().defaultHeaders((headers) -> askForPublicKey(headers, keys));
		customizers.forEach((customizer) -> customizer.customize(builder));
		return builder
			.filter(exchange((headers, body) -> verifier.verify(headers, body)
				.doOnError(SignatureVerificationException.class,
						(failure) -> report(listeners, (listener) -> listener.rejected(failure)))
				.doOnNext((verified) -> report(listeners, VerificationListener::verified))))
			.build();
	}

	/**
	 * Return a client whose responses its user verifies. It does not ask for the public
	 * key: the list of certificates is verified with one of them.
	 */
	WebClient unverified() {
		return newBuilder().filter(exchange((headers, body) -> Mono.just(body))).build();
	}

	private WebClient.Builder newBuilder() {
		return WebClient.builder()
			.clientConnector(this.resources.connector())
			.observationRegistry(this.observationRegistry)
			.baseUrl(this.accessPoint.baseUri().toString())
			.defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
			.defaultHeader(HttpHeaders.USER_AGENT, USER_AGENT)
			.exchangeStrategies(STRATEGIES)
			.filter(new RetryFilter(this.settings));
	}

	private SignedExchange exchange(SignedExchange.Verification verification) {
		return new SignedExchange(this.signer, this.resources.signingScheduler(), verification, this.errorDecoder,
				this.settings);
	}

	// responses are limited where they are read, before they are verified
	private static void configureCodecs(ClientCodecConfigurer configurer) {
		JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
		configurer.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(mapper));
		configurer.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper));
		configurer.defaultCodecs().maxInMemorySize(-1);
	}

	private static void askForPublicKey(HttpHeaders headers, List<PlatformKey> keys) {
		keys.stream()
			.map(PlatformKey::serialNumber)
			.filter(SerialNumber::isPublicKeyId)
			.findFirst()
			.ifPresent((id) -> headers.set("Wechatpay-Serial", id.toString()));
	}

	// a listener that fails must not spoil the response
	private static void report(List<VerificationListener> listeners, Consumer<VerificationListener> event) {
		for (VerificationListener listener : listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				logger.warn(listener.getClass().getName() + " failed", ex);
			}
		}
	}

	// WeChat Pay requires a User-Agent of product and version
	private static String userAgent() {
		try {
			Properties product = PropertiesLoaderUtils
				.loadProperties(new ClassPathResource("product.properties", WebClientAssembler.class));
			return product.getProperty("name") + "/" + product.getProperty("version") + " (Java "
					+ System.getProperty("java.version") + ")";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
