package io.github.wechatpay.complaint.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A success counts only if WeChat Pay signed the very bytes that arrived.
 */
class ResponseVerificationTests {

	private static final byte[] JSON = PlatformServer
		.utf8("{\"mchid\":\"1900012181\",\"url\":\"https://a.example/投诉\"}");

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private WebClient client() {
		return TestClient.of(this.server.uri()).build();
	}

	private Mono<ResponseEntity<byte[]>> call() {
		return call(client());
	}

	private static Mono<ResponseEntity<byte[]>> call(WebClient client) {
		return client.get().uri("/v3/x").retrieve().toEntity(byte[].class);
	}

	private void requireAccepted(MockResponse answer, byte[] body) {
		this.server.answer(answer);
		requireBody(call(), body);
	}

	private static void requireBody(Mono<ResponseEntity<byte[]>> call, byte[] body) {
		StepVerifier.create(call)
			.assertNext((entity) -> assertThat(entity.getBody()).isEqualTo(body))
			.expectComplete()
			.verify(TestClient.LONG);
	}

	private void requireRejected(Reason reason, MockResponse.Builder answer) {
		this.server.answer(answer.build());
		requireRejected(reason, call());
		this.server.onlyRequest();
	}

	private static void requireRejected(Reason reason, Mono<?> call) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure)
				.isInstanceOfSatisfying(SignatureVerificationException.class, (rejection) -> {
					assertThat(rejection.getReason()).isEqualTo(reason);
					assertThat(rejection.isProbe()).isFalse();
				}))
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@EnumSource
	void signedAnswerIsAccepted(Connector connector) {
		this.server.answer(PlatformServer.signed(JSON).build());
		requireBody(call(TestClient.of(this.server.uri()).with(connector).build()), JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ \"url\" :\t\"https:\\/\\/a.example\\u002f\",\r\n \"n\":1.10, \"n\":1e3 }\n\n", "\"投诉\"",
			" ", "not JSON at all", "\uFEFF{}" })
	void bytesThatSerialisationWouldChangeAreAccepted(String body) {
		requireAccepted(PlatformServer.signed(PlatformServer.utf8(body)).build(), PlatformServer.utf8(body));
	}

	@Test
	void bytesThatAreNotTextAreAccepted() {
		byte[] body = new byte[100_000];
		for (int i = 0; i < body.length; i++) {
			body[i] = (byte) (i * 7);
		}
		requireAccepted(PlatformServer.signed(body).build(), body);
	}

	@Test
	void chunkedAnswerIsAccepted() {
		requireAccepted(PlatformServer.signed(JSON).chunkedBody(new Buffer().write(JSON), 5).build(), JSON);
	}

	@ParameterizedTest
	@EnumSource
	void signedNoContentWithoutContentTypeIsAccepted(Connector connector) {
		this.server.answer(PlatformServer.noContent());
		StepVerifier
			.create(call(TestClient.of(this.server.uri()).with(connector).build()).map(ResponseEntity::getStatusCode))
			.expectNext(HttpStatus.NO_CONTENT)
			.expectComplete()
			.verify(TestClient.LONG);
	}

	@Test
	void lowerCaseHeadersAreAccepted() {
		MockResponse.Builder answer = PlatformServer.unsigned(200, "application/json", JSON);
		PlatformSigner.CERTIFICATE.sign(JSON)
			.forEach((name, value) -> answer.addHeader(name.toLowerCase(Locale.ROOT), value));
		requireAccepted(answer.build(), JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json; charset=utf-8", "text/plain", "text/html; charset=gbk", "image/png" })
	void contentTypeDoesNotMatterWhenSigned(String contentType) {
		requireAccepted(PlatformServer.signed(JSON).setHeader("Content-Type", contentType).build(), JSON);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 202, 203, 206, 299 })
	void everySuccessIsVerified(int status) {
		this.server.answer(PlatformServer.signed(JSON).code(status).build(),
				PlatformServer.unsigned(status, "application/json", JSON).build());
		StepVerifier.create(call().map(ResponseEntity::getStatusCode))
			.expectNext(HttpStatusCode.valueOf(status))
			.expectComplete()
			.verify(TestClient.LONG);
		requireRejected(Reason.MISSING_HEADER, call());
	}

	@Test
	void gzipThatTheConnectorAskedForIsDecodedAndThenVerified() {
		this.server.answer(gzipped());
		requireBody(call(TestClient.of(this.server.uri()).with(Connector.REACTOR_NETTY).build()), JSON);
		assertThat(this.server.onlySignedRequest().getHeaders().get("Accept-Encoding")).contains("gzip");
	}

	@Test
	void gzipThatTheConnectorDidNotAskForIsRejected() {
		this.server.answer(gzipped());
		requireRejected(Reason.SIGNATURE_MISMATCH, call(TestClient.of(this.server.uri()).with(Connector.JDK).build()));
		assertThat(this.server.onlySignedRequest().getHeaders().get("Accept-Encoding")).isNull();
	}

	@Test
	void signatureOverTheCompressedBytesIsRejected() {
		byte[] compressed = gzip(JSON);
		requireRejected(Reason.SIGNATURE_MISMATCH,
				PlatformServer.signed(compressed).setHeader("Content-Encoding", "gzip"));
	}

	private static MockResponse gzipped() {
		return PlatformServer.signed(JSON)
			.body(new Buffer().write(gzip(JSON)))
			.setHeader("Content-Encoding", "gzip")
			.build();
	}

	@Test
	void statusAndHeadersSurviveVerification() {
		this.server.answer(PlatformServer.signed(JSON)
			.code(202)
			.addHeader("Request-ID", "08E6-0")
			.addHeader("X-Twice", "1")
			.addHeader("X-Twice", "2")
			.build());
		StepVerifier.create(call()).assertNext((entity) -> {
			assertThat(entity.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
			assertThat(entity.getHeaders().getFirst("Request-ID")).isEqualTo("08E6-0");
			assertThat(entity.getHeaders().get("X-Twice")).containsExactly("1", "2");
			assertThat(entity.getBody()).isEqualTo(JSON);
		}).expectComplete().verify(TestClient.LONG);
	}

	@Test
	void verifiedAnswerCanBeDecoded() {
		this.server.answer(PlatformServer.signed(JSON).build());
		StepVerifier.create(client().get().uri("/v3/x").retrieve().bodyToMono(Map.class))
			.assertNext((decoded) -> assertThat(decoded.get("url")).isEqualTo("https://a.example/投诉"))
			.expectComplete()
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@MethodSource("unsignedAnswers")
	void unsignedAnswerIsRejected(Connector connector, int status, String contentType, String body) {
		this.server.answer(PlatformServer.unsigned(status, contentType, PlatformServer.utf8(body)).build());
		requireRejected(Reason.MISSING_HEADER, call(TestClient.of(this.server.uri()).with(connector).build()));
	}

	static Stream<Arguments> unsignedAnswers() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of(Arguments.of(connector, 200, "application/json", "{}"),
					Arguments.of(connector, 200, "text/plain", "ok"),
					Arguments.of(connector, 200, "text/html", "<html><body>Welcome</body></html>"),
					Arguments.of(connector, 200, "application/octet-stream", "bytes"),
					Arguments.of(connector, 200, "image/png", "PNG"),
					Arguments.of(connector, 200, "application/json", "")));
	}

	@ParameterizedTest
	@EnumSource
	void unsignedNoContentIsRejected(Connector connector) {
		this.server.answer(new MockResponse.Builder().code(204).build());
		requireRejected(Reason.MISSING_HEADER, call(TestClient.of(this.server.uri()).with(connector).build()));
	}

	@ParameterizedTest
	@MethodSource("forgeries")
	void forgedAnswerIsRejectedForItsReason(Reason reason, MockResponse.Builder answer) {
		requireRejected(reason, answer);
	}

	static Stream<Arguments> forgeries() {
		return Stream.of(
				Arguments.of(Reason.MISSING_HEADER, PlatformServer.signed(JSON).removeHeader("Wechatpay-Nonce")),
				Arguments.of(Reason.STALE_TIMESTAMP,
						PlatformServer.signed(JSON, PlatformSigner.CERTIFICATE, PlatformSigner.NOW.minusSeconds(301))),
				Arguments.of(Reason.UNKNOWN_SERIAL,
						PlatformServer.signed(JSON).setHeader("Wechatpay-Serial", Merchant.SERIAL_NUMBER)),
				Arguments.of(Reason.MALFORMED_SIGNATURE,
						PlatformServer.signed(JSON).setHeader("Wechatpay-Signature", "AAAA")),
				Arguments.of(Reason.SIGNATURE_MISMATCH,
						PlatformServer.signed(JSON).setHeader("Wechatpay-Serial", PlatformSigner.OTHER.serialNumber())),
				Arguments.of(Reason.SIGNATURE_MISMATCH,
						PlatformServer.signed(JSON).body(new Buffer().write(JSON, 0, JSON.length - 1))));
	}

	@Test
	void probeIsRejectedLikeAnyOtherWrongSignatureAndNamed() {
		this.server.answer(PlatformServer.signed(JSON).setHeader("Wechatpay-Signature", "WECHATPAY/SIGNTEST/YWJj"));
		StepVerifier.create(call())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(
					SignatureVerificationException.class, (rejection) -> assertThat(rejection.isProbe()).isTrue()))
			.verify(TestClient.LONG);
	}

	@Test
	void noContentWithTheSignatureOfAnotherAnswerIsRejected() {
		MockResponse.Builder answer = PlatformServer.signed(JSON).code(204).body(new Buffer());
		requireRejected(Reason.SIGNATURE_MISMATCH, answer.removeHeader("Content-Length"));
	}

	@Test
	void unsignedAnswerIsAcceptedWhenTheExchangeAskedForIt() {
		this.server.answer(PlatformServer.unsigned(200, "image/png", JSON).build());
		requireBody(client().get()
			.uri("/v3/global/merchant-service/images/x")
			.attributes(UnsignedResponses.accepted())
			.retrieve()
			.toEntity(byte[].class), JSON);
		this.server.onlySignedRequest();
	}

	@Test
	void acceptanceOfUnsignedAnswersEndsWithItsExchange() {
		this.server.answer(PlatformServer.unsigned(200, "image/png", JSON).build());
		WebClient client = client();
		requireBody(
				client.get().uri("/v3/x").attributes(UnsignedResponses.accepted()).retrieve().toEntity(byte[].class),
				JSON);
		requireRejected(Reason.MISSING_HEADER, call(client));
	}

	@Test
	void refusalOfAnUnsignedExchangeIsStillAnApiError() {
		this.server.answer(PlatformServer.refusal(404, "NOT_FOUND"));
		StepVerifier.create(
				client().get().uri("/v3/x").attributes(UnsignedResponses.accepted()).retrieve().toEntity(byte[].class))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayApiException.class))
			.verify(TestClient.LONG);
	}

	@Test
	void customizerSeesOnlyVerifiedAnswers() {
		List<HttpStatusCode> seen = new ArrayList<>();
		WebClient client = TestClient.of(this.server.uri())
			.customizer((builder) -> builder.filter(
					(request, next) -> next.exchange(request).doOnNext((response) -> seen.add(response.statusCode()))))
			.build();
		this.server.answer(PlatformServer.unsigned(200, "application/json", JSON).build(),
				PlatformServer.signed(JSON).setHeader("Wechatpay-Timestamp", "1").build(),
				PlatformServer.unsigned(500, "text/html", JSON).build(), PlatformServer.signed(JSON).code(201).build());
		requireRejected(Reason.MISSING_HEADER, call(client));
		requireRejected(Reason.STALE_TIMESTAMP, call(client));
		StepVerifier.create(call(client)).expectError(WechatPayApiException.class).verify(TestClient.LONG);
		assertThat(seen).isEmpty();
		requireBody(call(client), JSON);
		assertThat(seen).containsExactly(HttpStatus.CREATED);
	}

	@Test
	void customizerSeesTheRequestWithoutItsSignature() {
		List<String> seen = new ArrayList<>();
		this.server.answer(PlatformServer.signed(JSON).build());
		requireBody(call(TestClient.of(this.server.uri()).customizer((builder) -> builder.filter((request, next) -> {
			seen.addAll(request.headers().headerNames());
			return next.exchange(request);
		})).build()), JSON);
		assertThat(seen).contains("Accept", "User-Agent").doesNotContain("Authorization");
	}

	@Test
	void headerAddedByACustomizerIsSent() {
		this.server.answer(PlatformServer.signed(JSON).build());
		requireBody(call(TestClient.of(this.server.uri())
			.customizer((builder) -> builder.defaultHeader("Accept-Language", "en"))
			.build()), JSON);
		RecordedRequest request = this.server.onlySignedRequest();
		assertThat(request.getHeaders().get("Accept-Language")).isEqualTo("en");
	}

	static byte[] gzip(byte[] bytes) {
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(result)) {
			gzip.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return result.toByteArray();
	}

}
