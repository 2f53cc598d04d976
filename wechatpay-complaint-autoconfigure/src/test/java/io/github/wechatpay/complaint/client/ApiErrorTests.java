package io.github.wechatpay.complaint.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every answer that is no success becomes a {@link WechatPayApiException}, whatever its
 * body holds.
 */
class ApiErrorTests {

	private static final String JSON = "application/json";

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private TestClient client() {
		return TestClient.of(this.server.uri()).maxResponseSize(10_000);
	}

	private void requireApiError(MockResponse answer, Consumer<WechatPayApiException> requirements) {
		requireApiError(client(), answer, requirements);
	}

	private void requireApiError(TestClient client, MockResponse answer, Consumer<WechatPayApiException> requirements) {
		this.server.answer(answer);
		StepVerifier.create(client.build().get().uri("/v3/x").retrieve().bodyToMono(String.class))
			.expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOfSatisfying(WechatPayApiException.class, requirements);
				requirePrintable(failure.getMessage());
			})
			.verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(1);
	}

	private static void requirePrintable(String message) {
		assertThat(message.codePoints()).as("control characters in '%s'", message)
			.noneMatch((character) -> Character.isISOControl(character) || character == 0x2028 || character == 0x2029);
	}

	private static MockResponse json(int status, String body) {
		return PlatformServer.unsigned(status, JSON, PlatformServer.utf8(body))
			.addHeader("Request-ID", "08E6-268578704")
			.build();
	}

	@ParameterizedTest
	@CsvSource({ "400, PARAM_ERROR, detail", "400, INVALID_REQUEST, wechatpay.region",
			"401, SIGN_ERROR, wechatpay.merchant-serial-number", "403, NO_AUTH, merchant platform",
			"404, NOT_FOUND, does not exist", "400, RESOURCE_NOT_EXISTS, does not exist",
			"400, RESOURCE_ALREADY_EXISTS, register()", "405, METHOD_NOT_ALLOWED, Request-ID",
			"429, RATE_LIMITED, less often", "429, RATELIMIT_EXCEEDED, less often",
			"429, FREQUENCY_LIMITED, less often", "429, SOMETHING_NEW, less often", "500, SYSTEM_ERROR, later",
			"503, SERVICE_UNAVAILABLE, later", "500, SOMETHING_NEW, later", "302, MOVED, wechatpay.base-uri" })
	void statusCodeRequestIdAndAdviceAreInTheException(int status, String code, String advice) {
		requireApiError(json(status, "{\"code\":\"" + code + "\",\"message\":\"参数错误\"}"), (refusal) -> {
			assertThat(refusal.getStatus().value()).isEqualTo(status);
			assertThat(refusal.getCode()).isEqualTo(code);
			assertThat(refusal.getDetail()).isNull();
			assertThat(refusal.getRequestId()).isEqualTo("08E6-268578704");
			assertThat(refusal.getRetryAfter()).isNull();
			assertThat(refusal).hasMessageContaining(Integer.toString(status))
				.hasMessageContaining(code)
				.hasMessageContaining("参数错误")
				.hasMessageContaining("08E6-268578704")
				.hasMessageContaining(advice);
		});
	}

	@Test
	void detailIsKeptAsJson() {
		String detail = "{\"field\":\"/url\",\"value\":\"http://投诉\",\"issue\":null,\"location\":[\"body\",1]}";
		requireApiError(json(400, "{\"code\":\"PARAM_ERROR\",\"message\":\"参数错误\",\"detail\": " + detail + "}"),
				(refusal) -> assertThat(refusal.getDetail()).isEqualTo(detail));
	}

	@Test
	void nestedDetailOfARefusedSignatureIsKeptAsJson() {
		String detail = "{\"detail\":{\"issue\":\"sign not match\"},\"field\":\"signature\",\"location\":\"authorization\","
				+ "\"sign_information\":{\"method\":\"GET\",\"sign_message_length\":92,"
				+ "\"truncated_sign_message\":\"GET\\n/v3/x\\n\",\"url\":\"/v3/x\"}}";
		requireApiError(json(401, "{\"code\":\"SIGN_ERROR\",\"detail\":" + detail + ",\"message\":\"签名错误\"}"),
				(refusal) -> {
					assertThat(refusal.getDetail()).isEqualTo(detail);
					assertThat(refusal).hasMessageNotContaining("sign not match");
				});
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"text\"", "7", "[1,2]", "true", "{}" })
	void detailOfAnyShapeIsKept(String detail) {
		requireApiError(json(400, "{\"code\":\"PARAM_ERROR\",\"detail\":" + detail + "}"),
				(refusal) -> assertThat(refusal.getDetail()).isEqualTo(detail));
	}

	@ParameterizedTest
	@MethodSource("connectorsAndStatuses")
	void everyStatusThatIsNoSuccessIsAnApiError(Connector connector, int status) {
		MockResponse html = PlatformServer
			.unsigned(status, "text/html", PlatformServer.utf8("<html><body>Bad\nGateway</body></html>"))
			.setHeader("Location", "/elsewhere")
			.build();
		requireApiError(client().with(connector), html, (refusal) -> {
			assertThat(refusal.getStatus().value()).isEqualTo(status);
			assertThat(refusal.getCode()).isNull();
			assertThat(refusal.getRequestId()).isNull();
			assertThat(refusal.isTransient()).isEqualTo(status == 429 || (status >= 500 && status < 600));
			assertThat(refusal).hasMessageNotContaining("html").hasMessageContaining("absent");
		});
	}

	static Stream<Arguments> connectorsAndStatuses() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream
				.of(300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 418, 429, 499, 500, 502, 503, 504, 599, 999)
				.map((status) -> Arguments.of(connector, status)));
	}

	@ParameterizedTest
	@MethodSource("useless")
	void uselessBodyDoesNotHideTheStatus(String contentType, byte[] body) {
		requireApiError(PlatformServer.unsigned(502, contentType, body).build(), (refusal) -> {
			assertThat(refusal.getStatus().value()).isEqualTo(502);
			assertThat(refusal.getCode()).isNull();
			assertThat(refusal.getDetail()).isNull();
			assertThat(refusal.isNotFound()).isFalse();
			assertThat(refusal.isAlreadyExists()).isFalse();
		});
	}

	static Stream<Arguments> useless() {
		return Stream.of(Arguments.of("text/html", PlatformServer.utf8("<html>502</html>")),
				Arguments.of(JSON, new byte[0]), Arguments.of(JSON, PlatformServer.utf8("{\"code\":\"NOT_FOUND")),
				Arguments.of(JSON, PlatformServer.utf8("{\"code\":\"NOT_FOUND\"} trailing")),
				Arguments.of(JSON, PlatformServer.utf8("[{\"code\":\"NOT_FOUND\"}]")),
				Arguments.of(JSON, PlatformServer.utf8("\"NOT_FOUND\"")),
				Arguments.of(JSON, PlatformServer.utf8("null")),
				Arguments.of(JSON, PlatformServer.utf8("{\"code\":404,\"message\":[],\"detail\":null}")),
				Arguments.of(JSON, "{\"code\":\"资源不存在\"}".getBytes(Charset.forName("GBK"))),
				Arguments.of(JSON, new byte[] { 0, 0, 1, (byte) 0xff, (byte) 0xfe }),
				Arguments.of(JSON,
						PlatformServer.utf8("{\"code\":\"NOT_FOUND\",\"x\":\"" + "x".repeat(10_000) + "\"}")),
				Arguments.of(JSON, PlatformServer.utf8("[".repeat(9_000))), Arguments.of("", PlatformServer.utf8("x")),
				Arguments.of("nonsense", PlatformServer.utf8("x")), Arguments.of("text/", PlatformServer.utf8("x")),
				Arguments.of("application/json; charset=no-such", PlatformServer.utf8("x")));
	}

	@ParameterizedTest
	@EnumSource
	void invalidContentTypeDoesNotHideTheError(Connector connector) {
		MockResponse answer = PlatformServer
			.unsigned(400, "in valid/;;=", PlatformServer.utf8("{\"code\":\"PARAM_ERROR\",\"message\":\"m\"}"))
			.build();
		requireApiError(client().with(connector), answer,
				(refusal) -> assertThat(refusal.getCode()).isEqualTo("PARAM_ERROR"));
	}

	@ParameterizedTest
	@EnumSource
	void truncatedBodyDoesNotHideTheStatus(Connector connector) {
		MockResponse answer = PlatformServer.unsigned(503, JSON, PlatformServer.utf8("x".repeat(9_000)))
			.onResponseBody(new SocketEffect.CloseSocket())
			.build();
		requireApiError(client().with(connector), answer,
				(refusal) -> assertThat(refusal.getStatus().value()).isEqualTo(503));
	}

	@ParameterizedTest
	@EnumSource
	void bodyThatDoesNotEndDoesNotHideTheStatus(Connector connector) {
		MockResponse answer = PlatformServer.unsigned(500, JSON, PlatformServer.utf8("x".repeat(9_000)))
			.onResponseBody(SocketEffect.Stall.INSTANCE)
			.build();
		requireApiError(client().with(connector).timeouts(Duration.ofMillis(300), Duration.ofMillis(300)), answer,
				(refusal) -> assertThat(refusal.getStatus().value()).isEqualTo(500));
	}

	@Test
	void gzipThatIsNoneDoesNotHideTheStatus() {
		MockResponse answer = PlatformServer.unsigned(500, JSON, PlatformServer.utf8("{}"))
			.setHeader("Content-Encoding", "gzip")
			.build();
		requireApiError(answer, (refusal) -> assertThat(refusal.getStatus().value()).isEqualTo(500));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\r\\n2026-01-01 INFO forged", "\\u0000\\u001b[31m", "\\u0085next", "\\u2028next",
			"\\u2029", "\\u009b31m", "\\t\\b\\f\\u007f" })
	void controlCharactersDoNotReachTheMessage(String text) {
		requireApiError(json(400, "{\"code\":\"A" + text + "B\",\"message\":\"C" + text + "D\"}"),
				(refusal) -> assertThat(refusal.getMessage()).contains("A", "B", "C", "D"));
	}

	@Test
	void controlCharactersInTheRequestIdDoNotReachTheMessage() {
		requireApiError(PlatformServer.unsigned(400, JSON, new byte[0]).addHeaderLenient("Request-ID", "a\tb").build(),
				(refusal) -> assertThat(refusal.getRequestId()).isEqualTo("a\tb"));
	}

	@Test
	void longTextIsCutShort() {
		requireApiError(
				json(400, "{\"code\":\"" + "C ".repeat(2_000) + "\",\"message\":\"" + "投 ".repeat(1_000) + "\"}"),
				(refusal) -> assertThat(refusal.getMessage()).hasSizeLessThan(1_200));
	}

	@ParameterizedTest
	@MethodSource("secrets")
	void whatLooksLikeAKeyIsTakenOut(String message, String secret) {
		requireApiError(
				PlatformServer
					.unsigned(401, JSON,
							new Buffer()
								.writeString("{\"code\":\"" + message + "\",\"message\":\"" + message + "\"}",
										StandardCharsets.UTF_8)
								.readByteArray())
					.build(),
				(refusal) -> assertThat(refusal.getMessage()).doesNotContain(secret));
	}

	static Stream<Arguments> secrets() {
		String signature = PlatformSigner.CERTIFICATE.sign(new byte[0]).get("Wechatpay-Signature");
		String apiV3Key = "0123456789abcdefghijABCDEFGHIJ_-";
		return Stream.of(Arguments.of("got " + signature, signature.substring(100, 120)),
				Arguments.of("Authorization: WECHATPAY2-SHA256-RSA2048 signature=\\\"" + signature + "\\\"",
						signature.substring(0, 20)),
				Arguments.of("key " + apiV3Key + " is wrong", "0123456789"),
				Arguments.of("-".repeat(10) + " ".repeat(270) + signature, signature.substring(0, 16)),
				Arguments.of("-----BEGIN PRIVATE KEY-----\\n" + signature.substring(0, 64) + "\\n"
						+ signature.substring(64, 128), signature.substring(70, 90)));
	}

	@ParameterizedTest
	@CsvSource({ "NOT_FOUND, true, false", "RESOURCE_NOT_EXISTS, true, false", "RESOURCE_ALREADY_EXISTS, false, true",
			"ORDER_NOT_EXIST, false, false" })
	void codeTellsWhetherSomethingExists(String code, boolean notFound, boolean alreadyExists) {
		requireApiError(json(400, "{\"code\":\"" + code + "\"}"), (refusal) -> {
			assertThat(refusal.isNotFound()).isEqualTo(notFound);
			assertThat(refusal.isAlreadyExists()).isEqualTo(alreadyExists);
		});
	}

	@Test
	void signatureOfARefusalIsNotLookedAt() {
		MockResponse answer = PlatformServer.signed(PlatformServer.utf8("{\"code\":\"PARAM_ERROR\"}"))
			.code(400)
			.setHeader("Wechatpay-Signature", "wrong")
			.build();
		requireApiError(answer, (refusal) -> assertThat(refusal.getCode()).isEqualTo("PARAM_ERROR"));
	}

}
