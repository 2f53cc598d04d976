package io.github.wechatpay.complaint.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Connections to WeChat Pay, and the threads that requests are signed on. Clients of
 * several merchants can share them. Nothing is opened or started before the first call.
 */
public final class ClientResources implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ClientResources.class);

	private static final long IDLE_SECONDS = 60;

	private final LazyConnector connector;

	private final Scheduler signingScheduler = newSigningScheduler();

	private final Runnable closeConnections;

	private ClientResources(Supplier<ClientHttpConnector> connector, Runnable closeConnections) {
		this.connector = new LazyConnector(connector);
		this.closeConnections = closeConnections;
	}

	/**
	 * Create resources with a connector of Reactor Netty that has the time-outs of the
	 * settings.
	 * @param settings the limits of the client
	 * @return the resources
	 */
	public static ClientResources create(ClientSettings settings) {
		return create(settings.maxIdleTime(),
				(resources) -> ReactorNettyConnections.createConnector(resources, settings));
	}

	/**
	 * Create resources with a connector of Reactor Netty over connections and event loops
	 * of its own: calls are often hours apart, so connections that are not used are
	 * closed before a firewall forgets them, and to close them ends nobody else's.
	 * @param maxIdleTime how long an unused connection is kept
	 * @param connector creates the connector when it is first used
	 * @return the resources
	 */
	public static ClientResources create(Duration maxIdleTime,
			Function<ReactorResourceFactory, ClientHttpConnector> connector) {
		ReactorResourceFactory resources = ReactorNettyConnections.createResources(maxIdleTime);
		return new ClientResources(() -> {
			resources.afterPropertiesSet();
			return connector.apply(resources);
		}, resources::destroy);
	}

	/**
	 * Create resources with any connector, which is closed with them if it is
	 * {@link Closeable}. It should not follow redirects or repeat requests.
	 * @param connector gives the connector when it is first used
	 * @return the resources
	 */
	public static ClientResources of(Supplier<ClientHttpConnector> connector) {
		return new ClientResources(connector, () -> {
		});
	}

	ClientHttpConnector connector() {
		return this.connector;
	}

	Scheduler signingScheduler() {
		return this.signingScheduler;
	}

	/**
	 * Close the connections and end the threads. Calls that are under way fail.
	 */
	@Override
	public void close() {
		this.connector.close();
		this.closeConnections.run();
		this.signingScheduler.dispose();
	}

	// one queue for all threads: with a queue each, some callers would wait much longer
	private static Scheduler newSigningScheduler() {
		int size = Runtime.getRuntime().availableProcessors();
		CustomizableThreadFactory threads = new CustomizableThreadFactory("wechatpay-signing-");
		threads.setDaemon(true);
		ThreadPoolExecutor executor = new ThreadPoolExecutor(size, size, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedTransferQueue<>(), threads);
		executor.allowCoreThreadTimeOut(true);
		return Schedulers.fromExecutorService(executor);
	}

	/**
	 * Creates the connector when it is first used, and not on the caller's thread: its
	 * classes take a noticeable part of the start of an application.
	 */
	private static final class LazyConnector implements ClientHttpConnector {

		private final Supplier<ClientHttpConnector> factory;

		private volatile @Nullable ClientHttpConnector created;

		private boolean closed;

		private LazyConnector(Supplier<ClientHttpConnector> factory) {
			this.factory = factory;
		}

		@Override
		public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			ClientHttpConnector known = this.created;
			return (known != null) ? known.connect(method, uri, requestCallback)
					: Mono.fromCallable(this::create)
						.subscribeOn(Schedulers.boundedElastic())
						.flatMap((connector) -> connector.connect(method, uri, requestCallback));
		}

		private synchronized ClientHttpConnector create() {
			ClientHttpConnector connector = this.created;
			if (connector == null) {
				requireOpen();
				connector = this.factory.get();
				this.created = connector;
			}
			return connector;
		}

		// nobody would close what was opened now
		private void requireOpen() {
			if (this.closed) {
				throw new RejectedExecutionException("The client was closed");
			}
		}

		private synchronized void close() {
			this.closed = true;
			if (this.created instanceof Closeable closeable) {
				try {
					closeable.close();
				}
				catch (IOException ex) {
					logger.debug("The connector was not closed", ex);
				}
			}
		}

	}

}
