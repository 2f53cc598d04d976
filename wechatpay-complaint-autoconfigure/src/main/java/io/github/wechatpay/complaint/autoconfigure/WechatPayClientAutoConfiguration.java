package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.AnswerListener;
import io.github.wechatpay.complaint.client.ClientSettings;
import io.github.wechatpay.complaint.client.NonceGenerator;
import io.github.wechatpay.complaint.client.RandomNonceGenerator;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.client.WechatPayWebClientFactory;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the signed and verified
 * {@link WebClient}.
 */
@AutoConfiguration(after = { WechatPayAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@ImportRuntimeHints(WechatPayRuntimeHints.class)
public final class WechatPayClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(NonceGenerator.class)
	RandomNonceGenerator wechatPayNonceGenerator() {
		return new RandomNonceGenerator();
	}

	@Bean
	@ConditionalOnMissingBean
	WechatPayWebClientFactory wechatPayWebClientFactory(WechatPayConnectionDetails connectionDetails,
			WechatPayProperties properties, NonceGenerator nonceGenerator, ObjectProvider<Clock> clock,
			ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<ObservationRegistry> observationRegistry) {
		warnAboutPlaintext(connectionDetails.getAccessPoint());
		ClientSettings settings = new ClientPropertiesReader(properties.getClient()).read();
		Supplier<ClientHttpConnector> connector = SingletonSupplier
			.of(() -> connectorBuilder.getIfUnique(ClientHttpConnectorBuilder::detect)
				.build(toHttpClientSettings(settings)));
		ObservationRegistry registry = observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP);
		return new WechatPayWebClientFactory(connectionDetails.getAccessPoint(), settings,
				connectionDetails::getMerchant, clock.getIfUnique(Clock::systemUTC), nonceGenerator,
				publicKeyId(connectionDetails),
				() -> WebClient.builder().clientConnector(connector.get()).observationRegistry(registry));
	}

	// a fallback, so that an application's only WebClient stays the one it gets by type
	@Bean
	@Fallback
	@ConditionalOnMissingBean(name = "wechatPayWebClient")
	WebClient wechatPayWebClient(WechatPayWebClientFactory factory, SignatureVerifier verifier,
			ObjectProvider<WechatPayWebClientCustomizer> customizers, ObjectProvider<AnswerListener> listeners) {
		return factory.create(verifier, customizers.orderedStream().toList(), listeners.orderedStream().toList());
	}

	private static void warnAboutPlaintext(AccessPoint accessPoint) {
		if (accessPoint.isPlaintextOverNetwork()) {
			LogFactory.getLog(WechatPayClientAutoConfiguration.class)
				.warn("wechatpay.base-uri is " + accessPoint.baseUri()
						+ ": signed requests cross the network unencrypted. Use https for anything but an emulator.");
		}
	}

	private static @Nullable SerialNumber publicKeyId(WechatPayConnectionDetails connectionDetails) {
		return connectionDetails.getPlatformKeys()
			.stream()
			.map(PlatformKey::serialNumber)
			.filter(SerialNumber::isPublicKeyId)
			.findFirst()
			.orElse(null);
	}

	private static HttpClientSettings toHttpClientSettings(ClientSettings settings) {
		return HttpClientSettings.defaults()
			.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withTimeouts(settings.connectTimeout(), settings.responseTimeout());
	}

}
