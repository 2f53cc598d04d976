package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.RawServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An attempt takes no longer than it may, and nothing goes on once nobody waits for it.
 */
class DeadlineTests {

	private static final Duration CONNECT = Duration.ofMillis(200);

	private static final Duration RESPONSE = Duration.ofMillis(400);

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private static Mono<byte[]> call(TestClient client) {
		return client.build().get().uri("/v3/x").retrieve().bodyToMono(byte[].class);
	}

	private static MockResponse dripping(int status) {
		return PlatformServer.signed(new byte[1_000]).code(status).throttleBody(1, 20, TimeUnit.MILLISECONDS).build();
	}

	@ParameterizedTest
	@EnumSource
	void answerThatDripsIsCutOff(Connector connector) {
		this.server.answer(dripping(200));
		StepVerifier.create(call(TestClient.of(this.server.uri()).with(connector).timeouts(CONNECT, RESPONSE)))
			.expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(WechatPayTransportException.class).hasMessageContaining("600 ms");
				assertThat(((WechatPayTransportException) failure).isRequestSent()).isTrue();
			})
			.verify(TestClient.LONG);
	}

	@Test
	void timeOutOfASharedConnectorIsNotToldAsThatOfTheClient() throws Exception {
		HttpClientSettings shared = HttpClientSettings.defaults().withTimeouts(CONNECT, RESPONSE);
		try (RawServer raw = new RawServer(RawServer.silence())) {
			StepVerifier
				.create(call(TestClient.of(raw.uri())
					.with(() -> ClientHttpConnectorBuilder.reactor().build(shared))
					.responseTimeout(Duration.ofMillis(7777))))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayTransportException.class)
					.hasMessageContaining("nothing came in time (wechatpay.client.response-timeout)")
					.hasMessageNotContaining("7777"))
				.verify(TestClient.LONG);
		}
	}

	@ParameterizedTest
	@EnumSource
	void refusalThatDripsIsCutOffAndStillARefusal(Connector connector) {
		this.server.answer(dripping(400));
		StepVerifier.create(call(TestClient.of(this.server.uri()).with(connector).timeouts(CONNECT, RESPONSE)))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayApiException.class))
			.verify(TestClient.LONG);
	}

	@Test
	void refusalOfAnUnsignedExchangeThatDripsIsCutOff() {
		this.server.answer(dripping(400));
		StepVerifier
			.create(TestClient.of(this.server.uri())
				.timeouts(CONNECT, RESPONSE)
				.build()
				.get()
				.uri("/v3/x")
				.attributes(UnsignedResponses.accepted())
				.retrieve()
				.toBodilessEntity())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayApiException.class))
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@EnumSource
	void eachAttemptHasItsOwnDeadline(Connector connector) {
		this.server.answer(dripping(200), dripping(200), PlatformServer.ok("{}"));
		StepVerifier
			.create(call(TestClient.of(this.server.uri()).with(connector).attempts(3).timeouts(CONNECT, RESPONSE)))
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource
	void cancellationClosesTheConnection(Connector connector) throws Exception {
		try (RawServer raw = new RawServer(RawServer.silence())) {
			Disposable call = call(TestClient.of(raw.uri()).with(connector).attempts(3)).subscribe();
			await().until(() -> raw.requests().size() == 1);
			call.dispose();
			await().until(() -> raw.abandoned() == 1);
			assertThat(raw.connections()).isEqualTo(1);
		}
	}

	@Test
	void timeOutClosesTheConnection() throws Exception {
		try (RawServer raw = new RawServer(RawServer.silence())) {
			StepVerifier.create(call(TestClient.of(raw.uri()).timeouts(CONNECT, RESPONSE)))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayTransportException.class))
				.verify(TestClient.LONG);
			await().until(() -> raw.abandoned() == 1);
		}
	}

	@Test
	void cancellationBetweenAttemptsEndsTheRepetition() throws Exception {
		this.server.answer(PlatformServer.refusal(503, "SERVICE_UNAVAILABLE"));
		CountDownLatch failed = new CountDownLatch(1);
		Disposable call = call(TestClient.of(this.server.uri())
			.attempts(3, Duration.ofMillis(400))
			.customizer((builder) -> builder
				.filter((request, next) -> next.exchange(request).doOnError((failure) -> failed.countDown()))))
			.subscribe();
		assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
		call.dispose();
		await().during(Duration.ofMillis(700)).atMost(TestClient.LONG).until(() -> this.server.requests().size() == 1);
	}

	@Test
	void cancellationBeforeTheSignatureIsMadeSendsNothing() throws Exception {
		try (RawServer raw = new RawServer(RawServer.silence())) {
			CountDownLatch signing = new CountDownLatch(1);
			CountDownLatch cancelled = new CountDownLatch(1);
			Disposable call = call(TestClient.of(raw.uri()).nonces(() -> {
				signing.countDown();
				awaitUninterrupted(cancelled);
				return "NONCE";
			})).subscribe();
			assertThat(signing.await(10, TimeUnit.SECONDS)).isTrue();
			call.dispose();
			cancelled.countDown();
			await().during(Duration.ofMillis(300)).atMost(TestClient.LONG).until(() -> raw.requests().isEmpty());
		}
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
