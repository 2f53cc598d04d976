package io.github.wechatpay.complaint.testing;

import java.time.Duration;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * The connectors that the client is tested with, set up as the auto-configuration does.
 */
public enum Connector {

	/**
	 * That of Reactor Netty.
	 */
	REACTOR_NETTY(ClientHttpConnectorBuilder.reactor()),

	/**
	 * That of the JDK.
	 */
	JDK(ClientHttpConnectorBuilder.jdk());

	private final ClientHttpConnectorBuilder<?> builder;

	Connector(ClientHttpConnectorBuilder<?> builder) {
		this.builder = builder;
	}

	ClientHttpConnector create(Duration connectTimeout, Duration responseTimeout) {
		return this.builder.build(HttpClientSettings.defaults()
			.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withTimeouts(connectTimeout, responseTimeout));
	}

}
