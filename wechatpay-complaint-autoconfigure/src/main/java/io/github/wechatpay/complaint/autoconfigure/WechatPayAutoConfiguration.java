package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.client.ClientResources;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
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
	static UnknownPropertiesReport wechatPayUnknownPropertiesReport(Environment environment) {
		return new UnknownPropertiesReport(environment);
	}

	@Bean
	WechatPayPropertiesMapper wechatPayPropertiesMapper(WechatPayProperties properties, ResourceLoader resourceLoader,
			ObjectProvider<SslBundles> sslBundles) {
		return new WechatPayPropertiesMapper(properties, resourceLoader, sslBundles);
	}

	@Bean
	@Conditional(OnTopLevelMerchant.class)
	@ConditionalOnMissingBean(WechatPayConnectionDetails.class)
	PropertiesWechatPayConnectionDetails wechatPayConnectionDetails(WechatPayPropertiesMapper mapper) {
		return new PropertiesWechatPayConnectionDetails(mapper);
	}

	@Bean
	MerchantNames wechatPayMerchantNames(WechatPayProperties properties, ListableBeanFactory beanFactory) {
		boolean topLevel = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory,
				WechatPayConnectionDetails.class, true, false).length > 0;
		return new MerchantNamesMapper().map(properties.merchants().keySet(), topLevel);
	}

	@Bean
	ClientResources wechatPayClientResources(WechatPayPropertiesMapper mapper,
			@Nullable ClientHttpConnectorBuilder<?> connectorBuilder) {
		return new ClientResourcesFactory(
				(connectorBuilder != null) ? connectorBuilder : ClientHttpConnectorBuilder.detect())
			.create(mapper.sharedClientSettings());
	}

	@Bean
	MerchantClientFactory wechatPayClientFactory(ClientResources resources,
			@Qualifier("wechatPayClock") ObjectProvider<Clock> clock,
			ObjectProvider<WechatPayWebClientCustomizer> customizers, ObjectProvider<VerificationListener> listeners,
			ObjectProvider<ObservationRegistry> observationRegistry) {
		return new MerchantClientFactory(resources, clock.getIfAvailable(Clock::systemUTC),
				customizers.orderedStream().toList(), listeners.orderedStream().toList(),
				observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP));
	}

	@Bean
	@ConditionalOnBean(WechatPayConnectionDetails.class)
	WechatPayClient wechatPayClient(MerchantClientFactory factory, WechatPayPropertiesMapper mapper,
			WechatPayConnectionDetails connectionDetails) {
		return factory.create(MerchantNames.DEFAULT, mapper, connectionDetails);
	}

	@Bean
	MerchantClients wechatPayMerchantClients(MerchantClientFactory factory, MerchantNames names,
			WechatPayPropertiesMapper mapper, ObjectProvider<WechatPayClient> topLevel) {
		return factory.createAll(names, mapper, topLevel.getIfAvailable());
	}

	@Bean
	OperationObservations wechatPayOperationObservations(MerchantNames names,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<ComplaintOperationObservationConvention> convention) {
		return new OperationObservations(names, observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP),
				convention.getIfUnique());
	}

	// no default candidate, so that it is not taken for the application's own WebClient
	@Bean(defaultCandidate = false)
	@ConditionalOnBean(WechatPayClient.class)
	@ConditionalOnMissingBean(name = "wechatPayWebClient")
	WebClient wechatPayWebClient(WechatPayClient client) {
		return client.webClient();
	}

}
