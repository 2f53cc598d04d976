package io.github.wechatpay.complaint.client;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * What needs Reactor Netty. A class of its own, so that the others can be looked at where
 * it is not on the class path.
 */
final class ReactorNettyConnections {

	// as many as Spring's own; the default of the pool has 16 on small machines, and
	// refuses all but 32 of the calls that wait
	private static final int MAX_CONNECTIONS = 500;

	private ReactorNettyConnections() {
	}

	static ReactorResourceFactory createResources(Duration maxIdleTime) {
		ReactorResourceFactory resources = new ReactorResourceFactory();
		resources.setUseGlobalResources(false);
		resources.setConnectionProviderSupplier(() -> ConnectionProvider.builder("wechatpay")
			.maxConnections(MAX_CONNECTIONS)
			.maxIdleTime(maxIdleTime)
			.evictInBackground(maxIdleTime)
			.build());
		resources.setLoopResourcesSupplier(
				() -> LoopResources.create("wechatpay-http", Runtime.getRuntime().availableProcessors(), true));
		resources.setShutdownQuietPeriod(Duration.ZERO);
		return resources;
	}

	static ClientHttpConnector createConnector(ReactorResourceFactory resources, ClientSettings settings) {
		return new ReactorClientHttpConnector(resources,
				(client) -> client
					.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connectTimeout().toMillis()))
					.responseTimeout(settings.responseTimeout())
					.compress(true));
	}

}
