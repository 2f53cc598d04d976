package io.github.wechatpay.complaint.client;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.RawServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call is repeated only when that helps and cannot do harm.
 */
class RetryTests {

	private static final Duration SHORT = Duration.ofMillis(150);

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private static Mono<?> call(WebClient client, String method) {
		WebClient.RequestBodySpec request = client.method(HttpMethod.valueOf(method)).uri("/v3/x");
		boolean hasBody = method.startsWith("P");
		return (hasBody ? request.bodyValue("{}") : request).retrieve().toBodilessEntity();
	}

	private static void requireFailure(Mono<?> call, Class<? extends Throwable> type) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(type))
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@CsvSource({ "GET, 429, 3", "PUT, 429, 3", "DELETE, 429, 3", "POST, 429, 1", "PATCH, 429, 1", "GET, 500, 3",
			"PUT, 500, 3", "DELETE, 500, 3", "POST, 500, 1", "PATCH, 500, 1", "GET, 502, 3", "PUT, 502, 3",
			"DELETE, 502, 3", "POST, 502, 1", "GET, 503, 3", "PUT, 503, 3", "DELETE, 503, 3", "POST, 503, 1",
			"GET, 400, 1", "PUT, 400, 1", "DELETE, 400, 1", "POST, 400, 1", "GET, 401, 1", "GET, 403, 1", "GET, 404, 1",
			"PUT, 404, 1", "DELETE, 404, 1", "POST, 404, 1", "GET, 302, 1", "GET, 408, 1", "PUT, 409, 1" })
	void refusalIsRepeatedIfItMayPass(String method, int status, int requests) {
		this.server.answer(PlatformServer.refusal(status, "CODE"));
		requireFailure(call(TestClient.of(this.server.uri()).attempts(3).build(), method), WechatPayApiException.class);
		assertThat(this.server.requests()).hasSize(requests);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "DELETE", "POST" })
	void answerThatIsNotSignedIsNotRepeated(String method) {
		this.server.answer(PlatformServer.unsigned(200, "application/json", new byte[] { '{', '}' }).build());
		requireFailure(call(TestClient.of(this.server.uri()).attempts(3).build(), method),
				SignatureVerificationException.class);
		assertThat(this.server.requests()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("connectorsMethodsAndRequests")
	void resetBeforeTheAnswerIsRepeatedIfIdempotent(Connector connector, String method, int requests) throws Exception {
		try (RawServer raw = new RawServer(RawServer.reset())) {
			AtomicInteger attempts = new AtomicInteger();
			requireSentFailure(call(counting(TestClient.of(raw.uri()).with(connector), attempts).build(), method));
			assertThat(attempts).hasValue(requests);
			requireArrived(raw, connector, method, requests);
		}
	}

	@ParameterizedTest
	@MethodSource("connectorsMethodsAndRequests")
	void endBeforeTheAnswerIsRepeatedIfIdempotent(Connector connector, String method, int requests) throws Exception {
		try (RawServer raw = new RawServer((socket, request) -> socket.close())) {
			requireSentFailure(call(TestClient.of(raw.uri()).with(connector).attempts(3).build(), method));
			requireArrived(raw, connector, method, requests);
		}
	}

	private static void requireArrived(RawServer raw, Connector connector, String method, int requests) {
		if (connector == Connector.JDK && "GET".equals(method)) {
			// the JDK's client repeats a GET by itself, which cannot be switched off
			assertThat(raw.requests()).hasSizeGreaterThanOrEqualTo(requests);
		}
		else {
			assertThat(raw.requests()).hasSize(requests);
		}
	}

	@ParameterizedTest
	@EnumSource
	void postOverAConnectionThatBreaksOnItsSecondUseIsNotRepeated(Connector connector) {
		this.server.answer(PlatformServer.ok("{}"),
				new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
		WebClient client = TestClient.of(this.server.uri()).with(connector).attempts(3).build();
		// a connection is free again only after its answer has been told
		StepVerifier.create(call(client, "GET").delayElement(SHORT.multipliedBy(2)))
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		requireSentFailure(call(client, "POST"));
		assertThat(this.server.requests()).hasSize(2);
		assertThat(this.server.requests().get(1).getConnectionIndex()).isZero();
	}

	@ParameterizedTest
	@MethodSource("connectorsMethodsAndRequests")
	void timeOutIsRepeatedIfIdempotent(Connector connector, String method, int requests) {
		this.server.answer(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
		requireSentFailure(call(
				TestClient.of(this.server.uri()).with(connector).attempts(3).responseTimeout(SHORT).build(), method));
		assertThat(this.server.requests()).hasSize(requests);
	}

	@ParameterizedTest
	@MethodSource("connectorsMethodsAndRequests")
	void answerCutShortIsRepeatedIfIdempotent(Connector connector, String method, int requests) {
		this.server
			.answer(PlatformServer.signed(new byte[9_000]).onResponseBody(new SocketEffect.CloseSocket()).build());
		requireSentFailure(call(TestClient.of(this.server.uri()).with(connector).attempts(3).build(), method));
		assertThat(this.server.requests()).hasSize(requests);
	}

	static Stream<Arguments> connectorsMethodsAndRequests() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of(Arguments.of(connector, "GET", 3), Arguments.of(connector, "PUT", 3),
					Arguments.of(connector, "DELETE", 3), Arguments.of(connector, "POST", 1)));
	}

	private static void requireSentFailure(Mono<?> call) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(
					WechatPayTransportException.class, (broken) -> assertThat(broken.isRequestSent()).isTrue()))
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@MethodSource("connectorsAndMethods")
	void refusedConnectionIsRepeatedForEveryMethod(Connector connector, String method) {
		AtomicInteger attempts = new AtomicInteger();
		WebClient client = counting(TestClient.of(URI.create("http://localhost:" + freePort())).with(connector),
				attempts)
			.build();
		requireNothingSent(call(client, method));
		assertThat(attempts).hasValue(3);
	}

	@ParameterizedTest
	@MethodSource("connectorsAndMethods")
	void unknownHostIsRepeatedForEveryMethod(Connector connector, String method) {
		AtomicInteger attempts = new AtomicInteger();
		WebClient client = counting(TestClient.of(URI.create("http://no-such-host.invalid")).with(connector), attempts)
			.build();
		requireNothingSent(call(client, method));
		assertThat(attempts).hasValue(3);
	}

	static Stream<Arguments> connectorsAndMethods() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of("GET", "PUT", "DELETE", "POST")
				.map((method) -> Arguments.of(connector, method)));
	}

	private static void requireNothingSent(Mono<?> call) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure)
				.isInstanceOfSatisfying(WechatPayTransportException.class, (broken) -> {
					assertThat(broken.isRequestSent()).isFalse();
					assertThat(broken).hasMessageContaining("Nothing was sent");
				}))
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@EnumSource
	void postSucceedsWhenTheServerComesUpLate(Connector connector) throws Exception {
		int port = freePort();
		AtomicReference<RawServer> late = new AtomicReference<>();
		WebClient client = TestClient.of(URI.create("http://localhost:" + port))
			.with(connector)
			.attempts(4)
			.customizer((builder) -> builder.filter((request, next) -> next.exchange(request).doOnError((failure) -> {
				if (late.get() == null) {
					late.set(new RawServer(port, (socket, received) -> socket.getOutputStream().write(signedAnswer())));
				}
			})))
			.build();
		StepVerifier.create(call(client, "POST")).expectNextCount(1).expectComplete().verify(TestClient.LONG);
		try (RawServer server = late.get()) {
			assertThat(server.requests()).hasSize(1);
		}
	}

	private static byte[] signedAnswer() {
		StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n");
		PlatformSigner.CERTIFICATE.sign(PlatformServer.utf8("{}"))
			.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
		return head.append("\r\n{}").toString().getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void callThatSucceedsAtLastSucceeds() {
		this.server.answer(PlatformServer.refusal(500, "SYSTEM_ERROR"), PlatformServer.refusal(429, "RATE_LIMITED"),
				PlatformServer.ok("{}"));
		StepVerifier.create(call(TestClient.of(this.server.uri()).attempts(3).build(), "GET"))
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void lastFailureIsReported() {
		this.server.answer(PlatformServer.refusal(500, "SYSTEM_ERROR"), PlatformServer.refusal(502, "FIRST"),
				PlatformServer.refusal(503, "SERVICE_UNAVAILABLE"), PlatformServer.ok("{}"));
		StepVerifier.create(call(TestClient.of(this.server.uri()).attempts(3).build(), "GET"))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(WechatPayApiException.class,
					(refusal) -> assertThat(refusal.getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)))
			.verify(TestClient.LONG);
	}

	@Test
	void failureThatIsNotRepeatableEndsTheRepetition() {
		this.server.answer(PlatformServer.refusal(500, "SYSTEM_ERROR"), PlatformServer.refusal(400, "PARAM_ERROR"),
				PlatformServer.ok("{}"));
		StepVerifier.create(call(TestClient.of(this.server.uri()).attempts(3).build(), "GET"))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(WechatPayApiException.class,
					(refusal) -> assertThat(refusal.getCode()).isEqualTo("PARAM_ERROR")))
			.verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void singleAttemptIsNotRepeated() {
		this.server.answer(PlatformServer.refusal(500, "SYSTEM_ERROR"));
		requireFailure(call(TestClient.of(this.server.uri()).attempts(1).build(), "GET"), WechatPayApiException.class);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void credentialsThatCannotBeHadAreNoTransportFailure() {
		AtomicInteger lookups = new AtomicInteger();
		WebClient client = TestClient.of(this.server.uri()).attempts(3).merchant(() -> {
			lookups.incrementAndGet();
			throw new IllegalStateException("no key");
		}).build();
		requireFailure(call(client, "GET"), IllegalStateException.class);
		assertThat(lookups).hasValue(1);
		assertThat(this.server.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0, PT0S", "2, PT2S", "' 3 ', PT3S", "120, PT2M", "'Thu, 01 Jan 2026 00:00:20 GMT', PT20S",
			"'Thu, 1 Jan 2026 00:02:00 GMT', PT2M", "'Wed, 31 Dec 2025 23:59:00 GMT', PT0S" })
	void requestedWaitIsReported(String header, Duration wait) {
		this.server.answer(busy(header));
		assertThat(refusalOf(TestClient.of(this.server.uri())).getRetryAfter()).isEqualTo(wait);
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-1", "1.5", "", "Thu, 99 Jan 2026 00:00:20 GMT", "٣" })
	void requestedWaitThatCannotBeReadIsIgnored(String header) {
		this.server.answer(busy(header), PlatformServer.ok("{}"));
		StepVerifier.create(call(TestClient.of(this.server.uri()).attempts(2).build(), "GET"))
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "9", "3600", "999999999", "9999999999", "99999999999999999999",
			"Thu, 01 Jan 2026 01:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT" })
	void longWaitIsReportedInsteadOfWaitedFor(String header) {
		this.server.answer(busy(header));
		WechatPayApiException refusal = refusalOf(
				TestClient.of(this.server.uri()).attempts(3).responseTimeout(Duration.ofSeconds(8)));
		assertThat(refusal.getRetryAfter()).isGreaterThan(Duration.ofSeconds(8));
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void requestedWaitIsWaitedForBeforeTheNextAttempt() {
		AtomicInteger attempts = new AtomicInteger();
		ClientRequest request = ClientRequest.create(HttpMethod.GET, URI.create("http://localhost/v3/x")).build();
		RetryFilter filter = new RetryFilter(ClientSettings.defaults().withRetries(3, Duration.ofMillis(1)));
		WechatPayApiException busy = new WechatPayApiException(HttpStatus.TOO_MANY_REQUESTS, "RATE_LIMITED", null, null,
				null, Duration.ofSeconds(10));
		StepVerifier
			.withVirtualTime(() -> filter.filter(request,
					(any) -> (attempts.incrementAndGet() == 1) ? Mono.error(busy)
							: Mono.just(ClientResponse.create(HttpStatus.OK).build())))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(9_900))
			.then(() -> assertThat(attempts).hasValue(1))
			.thenAwait(Duration.ofMillis(200))
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		assertThat(attempts).hasValue(2);
	}

	@Test
	void pausesDouble() {
		AtomicInteger attempts = new AtomicInteger();
		ClientRequest request = ClientRequest.create(HttpMethod.GET, URI.create("http://localhost/v3/x")).build();
		RetryFilter filter = new RetryFilter(ClientSettings.defaults()
			.withTimeouts(Duration.ofSeconds(1), Duration.ofMinutes(1))
			.withRetries(3, Duration.ofSeconds(10)));
		WechatPayApiException failure = new WechatPayApiException(HttpStatus.BAD_GATEWAY, null, null, null, null);
		StepVerifier.withVirtualTime(() -> filter.filter(request, (any) -> {
			attempts.incrementAndGet();
			return Mono.error(failure);
		}))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(4_900))
			.then(() -> assertThat(attempts).hasValue(1))
			.thenAwait(Duration.ofMillis(10_200))
			.then(() -> assertThat(attempts).hasValue(2))
			.thenAwait(Duration.ofSeconds(30))
			.expectErrorMatches((last) -> last == failure)
			.verify(TestClient.LONG);
		assertThat(attempts).hasValue(3);
	}

	private static MockResponse busy(String retryAfter) {
		return PlatformServer.refusal(429, "RATE_LIMITED")
			.newBuilder()
			.addHeaderLenient("Retry-After", retryAfter)
			.build();
	}

	private static WechatPayApiException refusalOf(TestClient client) {
		Throwable failure = call(client.build(), "GET").materialize().block(TestClient.LONG).getThrowable();
		assertThat(failure).isInstanceOf(WechatPayApiException.class);
		return (WechatPayApiException) failure;
	}

	private static TestClient counting(TestClient client, AtomicInteger attempts) {
		return client.attempts(3).customizer((builder) -> builder.filter((request, next) -> {
			attempts.incrementAndGet();
			return next.exchange(request);
		}));
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
