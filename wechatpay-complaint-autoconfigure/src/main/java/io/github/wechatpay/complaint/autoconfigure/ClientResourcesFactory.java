package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.client.ClientResources;
import io.github.wechatpay.complaint.client.ClientSettings;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.HttpComponentsClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;

/**
 * Creates connections to WeChat Pay with the connector that the application uses.
 * Whatever it is, it does not follow redirects, and repeats nothing by itself: a
 * repetition must be signed afresh.
 */
final class ClientResourcesFactory {

	private final ClientHttpConnectorBuilder<?> builder;

	ClientResourcesFactory(ClientHttpConnectorBuilder<?> builder) {
		this.builder = builder;
	}

	ClientResources create(ClientSettings settings) {
		HttpClientSettings httpSettings = HttpClientSettings.defaults()
			.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withTimeouts(settings.connectTimeout(), settings.responseTimeout());
		if (this.builder instanceof ReactorClientHttpConnectorBuilder reactor) {
			return ClientResources.create(settings.maxIdleTime(),
					(resources) -> reactor.withReactorResourceFactory(resources).build(httpSettings));
		}
		if (this.builder instanceof HttpComponentsClientHttpConnectorBuilder httpComponents) {
			return ClientResources.of(() -> HttpComponents.withoutRetries(httpComponents).build(httpSettings));
		}
		return ClientResources.of(() -> this.builder.build(httpSettings));
	}

	/**
	 * Loaded only where Apache HttpComponents is.
	 */
	private static final class HttpComponents {

		private static HttpComponentsClientHttpConnectorBuilder withoutRetries(
				HttpComponentsClientHttpConnectorBuilder builder) {
			return builder.withHttpClientCustomizer(HttpAsyncClientBuilder::disableAutomaticRetries);
		}

	}

}
