package io.github.wechatpay.complaint.client;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * The connectors that the client is tested with, set up as the auto-configuration does.
 */
enum Connector {

	REACTOR_NETTY(ClientHttpConnectorBuilder.reactor()),

	JDK(ClientHttpConnectorBuilder.jdk());

	private final ClientHttpConnectorBuilder<?> builder;

	Connector(ClientHttpConnectorBuilder<?> builder) {
		this.builder = builder;
	}

	ClientHttpConnector create(ClientSettings settings) {
		return this.builder.build(HttpClientSettings.defaults()
			.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withTimeouts(settings.connectTimeout(), settings.responseTimeout()));
	}

}
