package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class UnsignedResponsesTests {

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	@ParameterizedTest
	@EnumSource
	void downloadMayBeLargerThanAVerifiedResponse(Connector connector) {
		this.server.answer(PlatformServer.unsigned(200, "image/png", new byte[2_000_000]));
		StepVerifier.create(download(TestClient.of(this.server.uri()).with(connector).maxResponseSize(1_000)))
			.assertNext((body) -> assertThat(body).hasSize(2_000_000))
			.expectComplete()
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@EnumSource
	void downloadThatStallsFailsAndNamesTheProperty(Connector connector) {
		this.server.answer(
				PlatformServer.unsigned(200, "image/png", new byte[100_000]).throttleBody(50_000, 1, TimeUnit.HOURS));
		StepVerifier
			.create(download(TestClient.of(this.server.uri()).with(connector).responseTimeout(Duration.ofMillis(300))))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayTransportException.class)
				.hasMessageContaining("(wechatpay.client.response-timeout)"))
			.verify(TestClient.LONG);
	}

	@Test
	void downloadThatTakesLongerThanAnAttemptGoesOnWhileSomethingComes() {
		this.server.answer(
				PlatformServer.unsigned(200, "image/png", new byte[10]).throttleBody(1, 100, TimeUnit.MILLISECONDS));
		StepVerifier
			.create(download(TestClient.of(this.server.uri()).timeouts(Duration.ofMillis(200), Duration.ofMillis(500))))
			.assertNext((body) -> assertThat(body).hasSize(10))
			.expectComplete()
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@EnumSource
	void downloadThatEndsTooEarlyIsATransportError(Connector connector) {
		this.server.answer(PlatformServer.unsigned(200, "image/png", new byte[100_000])
			.onResponseBody(new SocketEffect.CloseSocket()));
		StepVerifier.create(download(TestClient.of(this.server.uri()).with(connector)))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayTransportException.class))
			.verify(TestClient.LONG);
	}

	private static Mono<byte[]> download(TestClient client) {
		return client.build()
			.get()
			.uri("/v3/x")
			.attributes(UnsignedResponses.accepted())
			.exchangeToMono((response) -> response.bodyToMono(byte[].class));
	}

}
