package io.github.wechatpay.complaint.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What arrives at WeChat Pay was signed exactly as it arrives.
 */
class RequestSigningTests {

	private static final String PATH = "/v3/global/merchant-service/complaint-notifications";

	@AutoClose
	private final PlatformServer server = new PlatformServer().answer(PlatformServer.ok("{}"));

	private static void send(RequestHeadersSpec<?> request) {
		StepVerifier.create(request.retrieve().toBodilessEntity())
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
	}

	private TestClient client() {
		return TestClient.of(this.server.uri());
	}

	@ParameterizedTest
	@EnumSource
	void jsonWithChineseTextIsSignedAsItIsSent(Connector connector) {
		send(client().with(connector)
			.build()
			.post()
			.uri(PATH)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("url", "https://pay.example.com/投诉/通知")));
		RecordedRequest request = this.server.onlySignedRequest();
		byte[] body = PlatformServer.bodyOf(request);
		assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("{\"url\":\"https://pay.example.com/投诉/通知\"}");
		assertThat(request.getMethod()).isEqualTo("POST");
		assertThat(request.getTarget()).isEqualTo(PATH);
		assertThat(request.getHeaders().values("Content-Length")).containsExactly(Integer.toString(body.length));
		assertThat(request.getChunkSizes()).isNullOrEmpty();
	}

	@ParameterizedTest
	@MethodSource("connectorsAndBodilessMethods")
	void requestWithoutBodyIsSignedOverAnEmptyBody(Connector connector, String method) {
		send(client().with(connector).build().method(HttpMethod.valueOf(method)).uri(PATH));
		RecordedRequest request = this.server.onlySignedRequest();
		assertThat(request.getMethod()).isEqualTo(method);
		assertThat(PlatformServer.bodyOf(request)).isEmpty();
		assertThat(request.getHeaders().values("Content-Type")).isEmpty();
		assertThat(request.getHeaders().values("Transfer-Encoding")).isEmpty();
		assertThat(request.getHeaders().values("Content-Length")).isSubsetOf("0");
	}

	static Stream<Arguments> connectorsAndBodilessMethods() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of("GET", "DELETE").map((method) -> Arguments.of(connector, method)));
	}

	@ParameterizedTest
	@EnumSource
	void postWithoutBodyIsSigned(Connector connector) {
		send(client().with(connector).build().post().uri(PATH));
		assertThat(PlatformServer.bodyOf(this.server.onlySignedRequest())).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void emptyMonoAsBodyIsSigned(Connector connector) {
		send(client().with(connector)
			.build()
			.post()
			.uri(PATH)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Mono.empty(), Map.class));
		assertThat(PlatformServer.bodyOf(this.server.onlySignedRequest())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("connectorsAndTemplates")
	void expandedTemplateIsSignedAsItIsSent(Connector connector, String template, String value, String expected) {
		send(client().with(connector).build().get().uri(template, value));
		assertThat(this.server.onlySignedRequest().getTarget()).isEqualTo(expected);
	}

	static Stream<Arguments> connectorsAndTemplates() {
		return withEachConnector(
				Arguments.of("/v3/global/complaints?q={q}", "a b+c&d=e%/投诉",
						"/v3/global/complaints?q=a%20b%2Bc%26d%3De%25%2F%E6%8A%95%E8%AF%89"),
				Arguments.of("/v3/global/complaints/{id}/complete", "20/02 投",
						"/v3/global/complaints/20%2F02%20%E6%8A%95/complete"),
				Arguments.of("/v3/global/complaints?begin={q}&end=2026-01-01", "2025-12-31",
						"/v3/global/complaints?begin=2025-12-31&end=2026-01-01"));
	}

	@ParameterizedTest
	@MethodSource("connectorsAndUris")
	void givenUriIsSignedAsItIsSent(Connector connector, String uri) {
		send(client().with(connector).build().get().uri(URI.create(this.server.uri() + uri)));
		this.server.onlySignedRequest();
	}

	static Stream<Arguments> connectorsAndUris() {
		return withEachConnector(Arguments.of("/v3/complaints?q=投诉"), Arguments.of("/v3/投诉/x?q=é"),
				Arguments.of("/v3/x?q=%e6%8a%95"), Arguments.of("/v3/a%2Fb/../c;d=e?f=%3D%7B%22"),
				Arguments.of("/v3//x?y=//z"), Arguments.of("/v3/x?a=[1]&b='(c)'!*~@:$,;"), Arguments.of("/v3/x?a+b"),
				Arguments.of("/v3/x?q=?"), Arguments.of("/v3/x?q=1#fragment"), Arguments.of("/v3/x?"),
				Arguments.of("/"), Arguments.of(""), Arguments.of("?q=1"), Arguments.of("/v3/e\u0301?q=e\u0301"),
				Arguments.of("/v3/x?q=😀"));
	}

	@Test
	void questionMarkAtTheEndOfAQueryIsSent() {
		send(client().build().get().uri(URI.create(this.server.uri() + "/v3/x?q=why?")));
		assertThat(this.server.onlySignedRequest().getTarget()).isEqualTo("/v3/x?q=why?");
	}

	@Test
	void nonAsciiQueryIsPercentEncodedAsUtf8() {
		send(client().build().get().uri(URI.create(this.server.uri() + "/v3/complaints?q=投诉")));
		assertThat(this.server.onlySignedRequest().getTarget()).isEqualTo("/v3/complaints?q=%E6%8A%95%E8%AF%89");
	}

	@ParameterizedTest
	@EnumSource
	void streamedBodyIsJoinedAndSentWithItsLength(Connector connector) {
		send(client().with(connector)
			.build()
			.post()
			.uri("/v3/stream")
			.contentType(MediaType.APPLICATION_NDJSON)
			.body(Flux.range(1, 3).map((number) -> Map.of("投诉", number)), Map.class));
		RecordedRequest request = this.server.onlySignedRequest();
		assertThat(new String(PlatformServer.bodyOf(request), StandardCharsets.UTF_8))
			.isEqualTo("{\"投诉\":1}\n{\"投诉\":2}\n{\"投诉\":3}\n");
		assertThat(request.getHeaders().get("Content-Length"))
			.isEqualTo(Integer.toString(PlatformServer.bodyOf(request).length));
		assertThat(request.getHeaders().get("Transfer-Encoding")).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void bytesAreSentAndSignedUnchanged(Connector connector) {
		byte[] body = new byte[70_000];
		for (int i = 0; i < body.length; i++) {
			body[i] = (byte) i;
		}
		send(client().with(connector).build().put().uri("/v3/bytes").bodyValue(body));
		RecordedRequest request = this.server.onlySignedRequest();
		assertThat(PlatformServer.bodyOf(request)).isEqualTo(body);
		assertThat(request.getHeaders().get("Content-Type")).isNotBlank();
	}

	@ParameterizedTest
	@EnumSource
	void textIsSentAndSignedUnchanged(Connector connector) {
		String text = "{ \"url\" : \"https:\\/\\/pay.example.com\\u002Fn\", \"n\": 1.10 }\n";
		send(client().with(connector)
			.build()
			.post()
			.uri("/v3/text")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(text));
		assertThat(PlatformServer.bodyOf(this.server.onlySignedRequest())).isEqualTo(PlatformServer.utf8(text));
	}

	@ParameterizedTest
	@EnumSource
	void authorizationNamesMerchantNonceTimestampAndSerialNumber(Connector connector) {
		send(client().with(connector).nonces(() -> "NONCE0123456789").build().get().uri(PATH));
		String authorization = this.server.onlySignedRequest().getHeaders().get("Authorization");
		assertThat(authorization).startsWith("WECHATPAY2-SHA256-RSA2048 ").doesNotContain("  ", "\", ");
		assertThat(Merchant.parse(authorization)).containsEntry("mchid", Merchant.ID)
			.containsEntry("nonce_str", "NONCE0123456789")
			.containsEntry("timestamp", Long.toString(PlatformSigner.NOW.getEpochSecond()))
			.containsEntry("serial_no", Merchant.SERIAL_NUMBER);
	}

	@ParameterizedTest
	@EnumSource
	void mandatoryHeadersAreAlwaysSent(Connector connector) {
		send(client().with(connector).build().post().uri(PATH).bodyValue(Map.of("url", "https://pay.example.com/n")));
		RecordedRequest request = this.server.onlySignedRequest();
		assertThat(request.getHeaders().values("Accept")).containsExactly("application/json");
		assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/json");
		assertThat(request.getHeaders().values("User-Agent")).singleElement()
			.asString()
			.matches("wechatpay-complaint-spring-boot-starter/[0-9][0-9A-Za-z.-]+( .*)?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Authorization", "authorization", "AUTHORIZATION" })
	void authorizationOfTheCallerIsReplaced(String name) {
		send(client().customizer((builder) -> builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Basic default"))
			.build()
			.get()
			.uri(PATH)
			.header(name, "Bearer one", "Bearer two"));
		assertThat(this.server.onlySignedRequest().getHeaders().get("Authorization")).startsWith("WECHATPAY2-");
	}

	@Test
	void trailingSlashOfTheBaseUriIsNotDoubled() {
		send(TestClient.of(URI.create(this.server.uri() + "/")).build().get().uri(PATH));
		assertThat(this.server.onlySignedRequest().getTarget()).isEqualTo(PATH);
	}

	@ParameterizedTest
	@EnumSource
	void eachAttemptIsSignedAfresh(Connector connector) {
		try (PlatformServer failing = new PlatformServer().answer(PlatformServer.refusal(500, "SYSTEM_ERROR"),
				PlatformServer.refusal(503, "SERVICE_UNAVAILABLE"), PlatformServer.ok("{}"))) {
			send(TestClient.of(failing.uri())
				.with(connector)
				.attempts(3)
				.build()
				.put()
				.uri(PATH)
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(Map.of("url", "https://pay.example.com/n")));
			assertThat(failing.requests()).hasSize(3).allSatisfy(Merchant::requireSigned);
			assertThat(failing.requests()).map((request) -> Merchant.parse(request).get("nonce_str"))
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void eachSubscriptionIsSignedAfresh() {
		Mono<?> call = client().build().get().uri(PATH).retrieve().toBodilessEntity();
		assertThat(this.server.requests()).isEmpty();
		StepVerifier.create(call.repeat(2)).expectNextCount(3).expectComplete().verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(3).allSatisfy(Merchant::requireSigned);
		assertThat(this.server.requests()).map((request) -> request.getHeaders().get("Authorization"))
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void signatureIsMadeOffTheEventLoop(Connector connector) {
		List<String> threads = new CopyOnWriteArrayList<>();
		send(client().with(connector).nonces(() -> {
			threads.add(Thread.currentThread().getName());
			return "NONCE";
		}).build().get().uri(PATH));
		assertThat(threads).hasSize(1)
			.noneMatch((name) -> name.startsWith("reactor-http-") || name.startsWith("HttpClient-")
					|| name.equals(Thread.currentThread().getName()));
	}

	@Test
	void changedCredentialsAreUsedForTheNextRequest() {
		List<String> ids = new CopyOnWriteArrayList<>(List.of("1900000001", "1900000002"));
		MerchantCredentials merchant = Merchant.credentials();
		Mono<?> call = client()
			.merchant(() -> new MerchantCredentials(ids.remove(0), merchant.serialNumber(), merchant.privateKey()))
			.build()
			.get()
			.uri(PATH)
			.retrieve()
			.toBodilessEntity();
		StepVerifier.create(call.repeat(1)).expectNextCount(2).expectComplete().verify(TestClient.LONG);
		assertThat(this.server.requests()).map((request) -> Merchant.parse(request).get("mchid"))
			.containsExactly("1900000001", "1900000002");
	}

	private static Stream<Arguments> withEachConnector(Arguments... cases) {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of(cases)
				.map((arguments) -> Arguments
					.of(Stream.concat(Stream.of(connector), Stream.of(arguments.get())).toArray())));
	}

}
