package io.github.wechatpay.complaint.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.RawServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither logs nor exceptions show what a request was signed with.
 */
@ExtendWith(OutputCaptureExtension.class)
class AuthorizationSecrecyTests {

	private static final List<String> LOGGERS = List.of("org.springframework.web", "org.springframework.http",
			"reactor.netty", "reactor.core", "io.github.wechatpay");

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@BeforeEach
	void traceEverything() {
		LOGGERS.forEach((logger) -> this.logging.setLogLevel(logger, LogLevel.TRACE));
	}

	@AfterEach
	void traceNothing() {
		LOGGERS.forEach((logger) -> this.logging.setLogLevel(logger, null));
	}

	@ParameterizedTest
	@EnumSource
	void authorizationIsNotLoggedAtTrace(Connector connector, CapturedOutput output) {
		try (PlatformServer server = new PlatformServer().answer(PlatformServer.ok("{}"))) {
			StepVerifier.create(post(TestClient.of(server.uri()).with(connector).build()))
				.expectNextCount(1)
				.expectComplete()
				.verify(TestClient.LONG);
			requireHidden(server, output.getAll());
		}
		assertThat(output).as("logs at TRACE").contains("HTTP POST");
	}

	@ParameterizedTest
	@EnumSource
	void authorizationIsNotInAnyPartOfAFailure(Connector connector, CapturedOutput output) {
		MockResponse refusal = PlatformServer.refusal(401, "SIGN_ERROR");
		MockResponse unsigned = PlatformServer.unsigned(200, "application/json", new byte[] { '{', '}' }).build();
		MockResponse empty = PlatformServer.unsigned(503, "text/html", new byte[0]).build();
		for (MockResponse answer : List.of(refusal, unsigned, empty)) {
			try (PlatformServer server = new PlatformServer().answer(answer)) {
				StepVerifier.create(post(TestClient.of(server.uri()).with(connector).build()))
					.expectErrorSatisfies((failure) -> requireHidden(server, everythingOf(failure)))
					.verify(TestClient.LONG);
				requireHidden(server, output.getAll());
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void authorizationIsNotInATransportFailure(Connector connector, CapturedOutput output) throws Exception {
		try (RawServer server = new RawServer(RawServer.reset())) {
			StepVerifier.create(post(TestClient.of(server.uri()).with(connector).build()))
				.expectErrorSatisfies((failure) -> assertThat(everythingOf(failure)).contains("Transport")
					.doesNotContain("WECHATPAY2", "nonce_str", "signature="))
				.verify(TestClient.LONG);
		}
		assertThat(output).doesNotContain("WECHATPAY2", "nonce_str", "signature=");
	}

	@Test
	void requestEchoedByARefusalIsNotRepeated(CapturedOutput output) throws Exception {
		requireHiddenWhenEchoed("{\"code\":\"%1$s\",\"message\":\"%1$s\"}", "08E6-1", output);
	}

	@Test
	void requestEchoedAsRequestIdIsNotRepeated(CapturedOutput output) throws Exception {
		requireHiddenWhenEchoed("{\"code\":\"SIGN_ERROR\"}", "%1$s", output);
	}

	private static void requireHiddenWhenEchoed(String body, String requestId, CapturedOutput output) throws Exception {
		try (RawServer server = new RawServer((socket, request) -> {
			String echo = authorizationOf(request);
			String json = body.formatted(echo.replace("\"", "\\\""));
			socket.getOutputStream()
				.write(PlatformServer
					.utf8("HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: "
							+ json.length() + "\r\nRequest-ID: " + requestId.formatted(echo) + "\r\n\r\n" + json));
		})) {
			StepVerifier.create(post(TestClient.of(server.uri()).build())).expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(WechatPayApiException.class);
				String echo = authorizationOf(server.requests().get(0));
				Map<String, String> pairs = Merchant.parse(echo);
				assertThat(everythingOf(failure)).doesNotContain(pairs.get("signature").substring(0, 20),
						pairs.get("nonce_str"));
			}).verify(TestClient.LONG);
			assertThat(output).doesNotContain("nonce_str");
		}
	}

	private static String authorizationOf(byte[] request) {
		return new String(request, StandardCharsets.ISO_8859_1).lines()
			.filter((line) -> line.regionMatches(true, 0, "Authorization: ", 0, 15))
			.map((line) -> line.substring(15))
			.findFirst()
			.orElseThrow();
	}

	private static Mono<?> post(WebClient client) {
		return client.post()
			.uri("/v3/global/merchant-service/complaint-notifications")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("url", "https://pay.example.com/n"))
			.retrieve()
			.toBodilessEntity();
	}

	private static void requireHidden(PlatformServer server, String text) {
		Map<String, String> pairs = Merchant.parse(server.onlyRequest());
		assertThat(text).doesNotContain("WECHATPAY2-SHA256-RSA2048 ", "nonce_str", pairs.get("signature"),
				pairs.get("nonce_str"));
	}

	private static String everythingOf(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text, true));
		return text.toString();
	}

}
