package io.github.wechatpay.complaint.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.RecordingProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application does, and does not do, around its start.
 */
class StartUpTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String URL = "https://shop.example/wechatpay";

	private static final int CALLS = 200;

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	private final EmulatedMerchant merchant = this.emulator.merchant();

	@Test
	void applicationStartsWithoutThePlatformAndWorksOnceItIsThere() throws IOException {
		CountingServer listener = new CountingServer();
		int port = listener.port();
		contextRunner(URI.create("http://localhost:" + port)).run((context) -> {
			assertThat(context).hasNotFailed();
			ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
			assertThat(listener.connections()).as("connections made by starting").isZero();
			listener.stop();
			StepVerifier.create(service.create(URL))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(WechatPayTransportException.class)
					.hasMessageContaining("Nothing was sent")
					.hasMessageContaining("wechatpay.base-uri"))
				.verify(SOON);
			try (RecordingProxy platform = new RecordingProxy(port, this.emulator.baseUri())) {
				StepVerifier.create(service.create(URL)).expectNextCount(1).expectComplete().verify(SOON);
				assertThat(platform.downloads()).isOne();
			}
		});
	}

	@Test
	void concurrentCallsRightAfterTheStartCauseOneDownload() {
		registerUrl();
		try (RecordingProxy proxy = new RecordingProxy(0, this.emulator.baseUri())) {
			contextRunner(proxy.uri()).withPropertyValues("wechatpay.client.response-timeout=20s").run((context) -> {
				ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
				StepVerifier.create(Flux.range(0, CALLS).flatMap((i) -> service.query(), CALLS))
					.expectNextCount(CALLS)
					.expectComplete()
					.verify(SOON);
				assertThat(proxy.requests("GET /v3/global/merchant-service/complaint-notifications")).isEqualTo(CALLS);
				assertThat(proxy.downloads()).isOne();
			});
		}
	}

	private void registerUrl() {
		contextRunner(this.emulator.baseUri())
			.run((context) -> StepVerifier.create(context.getBean(ComplaintNotificationService.class).create(URL))
				.expectNextCount(1)
				.expectComplete()
				.verify(SOON));
	}

	private ApplicationContextRunner contextRunner(URI baseUri) {
		return Contexts.of(this.merchant, baseUri)
			.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key());
	}

	/**
	 * Counts who connects.
	 */
	private static final class CountingServer {

		private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

		private final AtomicInteger connections = new AtomicInteger();

		private final Thread thread = new Thread(this::accept, "counting-server");

		CountingServer() throws IOException {
			this.thread.setDaemon(true);
			this.thread.start();
		}

		int port() {
			return this.server.getLocalPort();
		}

		int connections() {
			return this.connections.get();
		}

		private void accept() {
			while (!this.server.isClosed()) {
				try {
					this.server.accept().close();
					this.connections.incrementAndGet();
				}
				catch (IOException ex) {
					return;
				}
			}
		}

		void stop() throws IOException {
			this.server.close();
			// until the thread has noticed, it still accepts
			Awaitility.await().until(() -> !this.thread.isAlive());
		}

	}

}
