package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.ClientResources;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link WechatPayClient} and its
 * signed and verified {@link WebClient}.
 */
@AutoConfiguration(after = ReactiveHttpClientAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WechatPayProperties.class)
@ImportRuntimeHints(WechatPayRuntimeHints.class)
public final class WechatPayAutoConfiguration {

	@Bean
	WechatPayPropertiesMapper wechatPayPropertiesMapper(WechatPayProperties properties, ResourceLoader resourceLoader,
			ObjectProvider<SslBundles> sslBundles) {
		return new WechatPayPropertiesMapper(properties, resourceLoader, sslBundles);
	}

	@Bean
	@ConditionalOnMissingBean(WechatPayConnectionDetails.class)
	PropertiesWechatPayConnectionDetails wechatPayConnectionDetails(WechatPayPropertiesMapper mapper) {
		return new PropertiesWechatPayConnectionDetails(mapper);
	}

	@Bean
	ClientResources wechatPayClientResources(WechatPayPropertiesMapper mapper,
			@Nullable ClientHttpConnectorBuilder<?> connectorBuilder) {
		return new ClientResourcesFactory(
				(connectorBuilder != null) ? connectorBuilder : ClientHttpConnectorBuilder.detect())
			.create(mapper.clientSettings());
	}

	@Bean
	WechatPayClient wechatPayClient(WechatPayPropertiesMapper mapper, WechatPayConnectionDetails connectionDetails,
			ClientResources resources, @Qualifier("wechatPayClock") ObjectProvider<Clock> clock,
			ObjectProvider<WechatPayWebClientCustomizer> customizers, ObjectProvider<VerificationListener> listeners,
			ObjectProvider<ObservationRegistry> observationRegistry) {
		warnAboutPlaintext(connectionDetails.getAccessPoint());
		return WechatPayClient.builder()
			.merchant(connectionDetails::getMerchant)
			.accessPoint(connectionDetails.getAccessPoint())
			.platform(mapper.platformTrust(connectionDetails))
			.settings(mapper.clientSettings())
			.clock(clock.getIfAvailable(Clock::systemUTC))
			.clockTolerance(mapper.clockTolerance())
			.rsaProvider(mapper.rsaProvider(connectionDetails.getMerchant().privateKey()))
			.customizers(customizers.orderedStream().toList())
			.verificationListeners(listeners.orderedStream().toList())
			.observationRegistry(observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP))
			.resources(resources)
			.build();
	}

	// no default candidate, so that it neither is nor hinders an application's own
	// WebClient
	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(name = "wechatPayWebClient")
	WebClient wechatPayWebClient(WechatPayClient client) {
		return client.webClient();
	}

	private static void warnAboutPlaintext(AccessPoint accessPoint) {
		if (accessPoint.isPlaintextOverNetwork()) {
			LogFactory.getLog(WechatPayAutoConfiguration.class)
				.warn("wechatpay.base-uri is " + accessPoint.baseUri()
						+ ": signed requests cross the network unencrypted. Use https for anything but an emulator.");
		}
	}

}
