package io.github.wechatpay.complaint.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.RawServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the caller learns after several attempts.
 */
class RetryOutcomeTests {

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	@Test
	void callOfWhichAnEarlierAttemptWasSentMayHaveBeenCarriedOut() throws Exception {
		RawServer raw = new RawServer((socket, request) -> socket.close());
		WebClient client = TestClient.of(raw.uri())
			.attempts(2, Duration.ofMillis(200))
			.customizer((builder) -> builder
				.filter((request, next) -> next.exchange(request).doOnError((ex) -> close(raw))))
			.build();
		StepVerifier.create(client.put().uri("/v3/x").bodyValue("{}").retrieve().toBodilessEntity())
			.expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(WechatPayTransportException.class)
					.hasMessageContaining("may have been carried out");
				assertThat(((WechatPayTransportException) failure).isRequestSent()).isTrue();
				assertThat(failure.getSuppressed())
					.anySatisfy((suppressed) -> assertThat(suppressed).hasMessageContaining("Nothing was sent"));
			})
			.verify(TestClient.LONG);
	}

	private static void close(RawServer raw) {
		try {
			raw.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void bodyThatFailsIsTheFailureOfTheCallAndIsNotRepeated() {
		AtomicInteger subscriptions = new AtomicInteger();
		Mono<String> body = Mono.defer(() -> {
			subscriptions.incrementAndGet();
			return Mono.error(new IOException("disk"));
		});
		StepVerifier
			.create(TestClient.of(this.server.uri())
				.attempts(3)
				.build()
				.post()
				.uri("/v3/x")
				.body(body, String.class)
				.retrieve()
				.toBodilessEntity())
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).isExactlyInstanceOf(IOException.class).hasMessage("disk"))
			.verify(TestClient.LONG);
		assertThat(subscriptions).hasValue(1);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void headerThatCannotBeSentIsTheFailureOfTheCall() {
		StepVerifier
			.create(TestClient.of(this.server.uri())
				.attempts(3)
				.build()
				.get()
				.uri("/v3/x")
				.header("X", "a\nb")
				.retrieve()
				.toBodilessEntity())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalArgumentException.class))
			.verify(TestClient.LONG);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void bodyThatCannotBeReadAgainKeepsTheErrorThatCausedTheRepetition() {
		this.server.answer(PlatformServer.refusal(503, "SERVICE_UNAVAILABLE"));
		AtomicInteger subscriptions = new AtomicInteger();
		Mono<String> body = Mono.defer(() -> (subscriptions.incrementAndGet() == 1) ? Mono.just("{}")
				: Mono.error(new IllegalStateException("read before")));
		StepVerifier
			.create(TestClient.of(this.server.uri())
				.attempts(3)
				.build()
				.put()
				.uri("/v3/x")
				.body(body, String.class)
				.retrieve()
				.toBodilessEntity())
			.expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(WechatPayApiException.class);
				assertThat(failure.getSuppressed())
					.anySatisfy((suppressed) -> assertThat(suppressed).hasMessage("read before"));
			})
			.verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void failureOfAFilterOfTheApplicationIsNotRepeated() {
		AtomicInteger calls = new AtomicInteger();
		WebClient client = TestClient.of(this.server.uri())
			.attempts(3)
			.customizer((builder) -> builder.filter((request, next) -> {
				calls.incrementAndGet();
				return Mono.error(new IllegalStateException("filter"));
			}))
			.build();
		StepVerifier.create(client.get().uri("/v3/x").retrieve().toBodilessEntity())
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("filter"))
			.verify(TestClient.LONG);
		assertThat(calls).hasValue(1);
	}

	@Test
	void probeIsAskedForOnceMoreIfIdempotent() {
		MockResponse probe = PlatformServer.signed("{}")
			.setHeader("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abcd")
			.build();
		this.server.answer(probe, PlatformServer.ok("{}"));
		StepVerifier.create(call(HttpMethod.GET)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void probeAfterProbeIsAFailure() {
		this.server
			.answer(PlatformServer.signed("{}").setHeader("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abcd").build());
		requireProbe(HttpMethod.GET);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void probeAfterAPostIsNotAskedForAgain() {
		this.server
			.answer(PlatformServer.signed("{}").setHeader("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abcd").build());
		requireProbe(HttpMethod.POST);
		assertThat(this.server.requests()).hasSize(1);
	}

	private void requireProbe(HttpMethod method) {
		StepVerifier.create(call(method))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(
					SignatureVerificationException.class, (rejected) -> assertThat(rejected.isProbe()).isTrue()))
			.verify(TestClient.LONG);
	}

	private Mono<?> call(HttpMethod method) {
		return TestClient.of(this.server.uri())
			.attempts(3)
			.build()
			.method(method)
			.uri("/v3/x")
			.retrieve()
			.toBodilessEntity();
	}

}
