package io.github.wechatpay.complaint.client;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.WechatPayException;
import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.RawServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Successes that are too large, cut short or not HTTP.
 */
class UnusableAnswerTests {

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private static Mono<byte[]> call(TestClient client) {
		return client.build().get().uri("/v3/x").retrieve().bodyToMono(byte[].class);
	}

	private static <T extends WechatPayException> T failureOf(Mono<?> call, Class<T> type) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(type))
			.verify(TestClient.LONG);
		return type.cast(call.materialize().block(TestClient.LONG).getThrowable());
	}

	@ParameterizedTest
	@EnumSource
	void answerAsLargeAsTheLimitIsAccepted(Connector connector) {
		this.server.answer(PlatformServer.signed(new byte[5_000]).build());
		StepVerifier.create(call(TestClient.of(this.server.uri()).with(connector).maxResponseSize(5_000)))
			.expectNextMatches((body) -> body.length == 5_000)
			.expectComplete()
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@EnumSource
	void answerOverTheLimitIsUnusableAndNotRepeated(Connector connector) {
		this.server.answer(PlatformServer.signed(new byte[5_001]).build());
		WechatPayResponseException failure = failureOf(
				call(TestClient.of(this.server.uri()).with(connector).attempts(3).maxResponseSize(5_000)),
				WechatPayResponseException.class);
		assertThat(failure).hasMessageContaining("wechatpay.client.max-response-size").hasMessageContaining("5000");
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void defaultLimitOfSpringDoesNotApply() {
		this.server.answer(PlatformServer.signed(new byte[900_000]).build());
		StepVerifier.create(call(TestClient.of(this.server.uri())))
			.expectNextMatches((body) -> body.length == 900_000)
			.expectComplete()
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@EnumSource
	void chunksOverTheLimitAreUnusable(Connector connector) {
		this.server.answer(
				PlatformServer.signed(new byte[0]).chunkedBody(new Buffer().write(new byte[100_000]), 1_000).build());
		failureOf(call(TestClient.of(this.server.uri()).with(connector).maxResponseSize(5_000)),
				WechatPayResponseException.class);
	}

	@Test
	void unpackedSizeCounts() {
		MockResponse bomb = PlatformServer.signed(new byte[0])
			.body(new Buffer().write(ResponseVerificationTests.gzip(new byte[2_000_000])))
			.setHeader("Content-Encoding", "gzip")
			.build();
		this.server.answer(bomb);
		failureOf(call(TestClient.of(this.server.uri()).maxResponseSize(10_000)), WechatPayResponseException.class);
	}

	@ParameterizedTest
	@EnumSource
	void answerThatEndsTooEarlyIsATransportFailure(Connector connector) {
		this.server
			.answer(PlatformServer.signed(new byte[9_000]).onResponseBody(new SocketEffect.CloseSocket()).build());
		WechatPayTransportException failure = failureOf(call(TestClient.of(this.server.uri()).with(connector)),
				WechatPayTransportException.class);
		assertThat(failure.isRequestSent()).isTrue();
		assertThat(failure).hasMessageContaining("GET " + this.server.uri() + "/v3/x")
			.hasMessageContaining("may have been carried out");
	}

	@ParameterizedTest
	@MethodSource("noHttp")
	void answerThatIsNotHttpIsAFailureOfOurs(Connector connector, String answer) throws Exception {
		try (RawServer raw = new RawServer(RawServer.text(answer))) {
			WechatPayException failure = failureOf(call(TestClient.of(raw.uri()).with(connector)),
					WechatPayException.class);
			assertThat(failure.getMessage()).doesNotContainPattern("\\p{Cc}");
		}
	}

	static Stream<Arguments> noHttp() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream
				.of("", "\r\n\r\n", "SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n",
						"HTTP/1.1 99 Low\r\nContent-Length: 0\r\n\r\n",
						"HTTP/1.1 1000 High\r\nContent-Length: 0\r\n\r\n",
						"HTTP/1.1 -1 Negative\r\nContent-Length: 0\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n",
						"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
						"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
						"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
						"HTTP/1.1 200 OK\r\n: no name\r\n\r\n", "HTTP/1.1 200 OK\r\nbad\u0001name: x\r\n\r\n",
						"HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n",
						"HTTP/1.1 200 OK\r\nSet-Cookie: =\r\nContent-Length: 0\r\n\r\n",
						"HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Domain=-x-; Path=;;\r\nContent-Length: 0\r\n\r\n",
						"HTTP/1.1 500 X\r\nSet-Cookie: a b=c\u0001; Max-Age=x\r\nContent-Length: 0\r\n\r\n",
						"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
						"HTTP/1.1 100 Continue\r\n\r\n")
				.map((answer) -> Arguments.of(connector, answer)));
	}

	@ParameterizedTest
	@EnumSource
	void statusLineIsNotQuoted(Connector connector) throws Exception {
		try (RawServer raw = new RawServer((socket, request) -> socket.getOutputStream()
			.write(new String(request, StandardCharsets.ISO_8859_1).replace("\r\n", " ")
				.concat("\r\n\r\n")
				.getBytes(StandardCharsets.ISO_8859_1)))) {
			WechatPayException failure = failureOf(call(TestClient.of(raw.uri()).with(connector)),
					WechatPayException.class);
			assertThat(failure.getMessage()).doesNotContain("WECHATPAY2", "nonce_str");
		}
	}

}
