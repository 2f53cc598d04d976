package io.github.wechatpay.complaint.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
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

	private static final byte[] JSON = TestRsa.utf8("{\"mchid\":\"1900012181\",\"url\":\"https://a.example/投诉\"}");

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
		requireAccepted(PlatformServer.signed(TestRsa.utf8(body)).build(), TestRsa.utf8(body));
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
		Platform.sign(JSON).forEach((name, value) -> answer.addHeader(name.toLowerCase(Locale.ROOT), value));
		requireAccepted(answer.build(), JSON);
	}

	@Test
	void serialNumberInLowerCaseOrWithLeadingZeroIsAccepted() {
		for (String same : List.of(Platform.SERIAL_NUMBER.toLowerCase(Locale.ROOT), "0" + Platform.SERIAL_NUMBER)) {
			try (PlatformServer platform = new PlatformServer()
				.answer(PlatformServer.signed(JSON).setHeader("Wechatpay-Serial", same).build())) {
				requireBody(call(TestClient.of(platform.uri()).build()), JSON);
			}
		}
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
		this.server.answer(PlatformServer.unsigned(status, contentType, TestRsa.utf8(body)).build());
		requireRejected(Reason.MISSING_HEADER, call(TestClient.of(this.server.uri()).with(connector).build()));
	}

	static Stream<Arguments> unsignedAnswers() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of(Arguments.of(connector, 200, "application/json", "{}"),
					Arguments.of(connector, 200, "text/plain", "ok"),
					Arguments.of(connector, 200, "text/html", "<html><body>Welcome</body></html>"),
					Arguments.of(connector, 200, "application/octet-stream", "bytes"),
					Arguments.of(connector, 200, "application/json", "")));
	}

	@ParameterizedTest
	@EnumSource
	void unsignedNoContentIsRejected(Connector connector) {
		this.server.answer(new MockResponse.Builder().code(204).build());
		requireRejected(Reason.MISSING_HEADER, call(TestClient.of(this.server.uri()).with(connector).build()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature" })
	void missingOrEmptyHeaderIsRejected(String name) {
		this.server.answer(PlatformServer.signed(JSON).removeHeader(name).build(),
				PlatformServer.signed(JSON).setHeader(name, "").build());
		StepVerifier.create(call())
			.expectErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining(name))
			.verify(TestClient.LONG);
		requireRejected(Reason.MISSING_HEADER, call());
	}

	@ParameterizedTest
	@ValueSource(longs = { -301, 301, -86400, 86400, -1767225600, 900000000000L })
	void staleAndFutureAnswersAreRejected(long offset) {
		MockResponse.Builder answer = PlatformServer.signed(JSON);
		Platform.sign(Platform.now() + offset, JSON).forEach(answer::setHeader);
		requireRejected(Reason.STALE_TIMESTAMP, answer);
	}

	@ParameterizedTest
	@ValueSource(longs = { -300, -299, 0, 299, 300 })
	void answersWithinTheToleranceAreAccepted(long offset) {
		MockResponse.Builder answer = PlatformServer.signed(JSON);
		Platform.sign(Platform.now() + offset, JSON).forEach(answer::setHeader);
		requireAccepted(answer.build(), JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "now", "-1", "1767225600.0", "0x6955B900", "99999999999999999999", "+1767225600" })
	void timestampThatIsNoNumberIsRejected(String timestamp) {
		requireRejected(Reason.STALE_TIMESTAMP,
				PlatformServer.signed(JSON).setHeader("Wechatpay-Timestamp", timestamp));
	}

	@ParameterizedTest
	@ValueSource(strings = { "FFFFFFFF", "PUB_KEY_ID_0", "not hexadecimal", "'\"<>" })
	void unknownSerialNumberIsRejected(String serialNumber) {
		requireRejected(Reason.UNKNOWN_SERIAL, PlatformServer.signed(JSON).setHeader("Wechatpay-Serial", serialNumber));
	}

	@Test
	void merchantsOwnSerialNumberIsRejected() {
		requireRejected(Reason.UNKNOWN_SERIAL,
				PlatformServer.signed(JSON).setHeader("Wechatpay-Serial", Merchant.SERIAL_NUMBER));
	}

	@Test
	void rightSignatureWithTheSerialNumberOfAnotherKeyIsRejected() {
		requireRejected(Reason.SIGNATURE_MISMATCH,
				PlatformServer.signed(JSON).setHeader("Wechatpay-Serial", Platform.OTHER_SERIAL_NUMBER));
	}

	@ParameterizedTest
	@ValueSource(strings = { "?", "AAAA", "not base64!", "QUJD\\n" })
	void malformedSignatureIsRejected(String signature) {
		requireRejected(Reason.MALFORMED_SIGNATURE,
				PlatformServer.signed(JSON).setHeader("Wechatpay-Signature", signature));
	}

	@Test
	void signatureOfAnotherTypeIsRejected() {
		requireRejected(Reason.MALFORMED_SIGNATURE,
				PlatformServer.signed(JSON).setHeader("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "WECHATPAY/SIGNTEST/", "WECHATPAY/SIGNTEST/YWJj", "WECHATPAY/SIGNTEST/????" })
	void probeIsRejectedLikeAnyOtherWrongSignatureAndNamed(String signature) {
		this.server.answer(PlatformServer.signed(JSON).setHeader("Wechatpay-Signature", signature).build());
		StepVerifier.create(call())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(
					SignatureVerificationException.class, (rejection) -> assertThat(rejection.isProbe()).isTrue()))
			.verify(TestClient.LONG);
	}

	@Test
	void signatureOfAnotherMessageIsRejected() {
		MockResponse.Builder answer = PlatformServer.signed(JSON);
		Platform.sign(TestRsa.utf8("{}")).forEach(answer::setHeader);
		requireRejected(Reason.SIGNATURE_MISMATCH, answer);
	}

	@Test
	void bodyCutAfterSigningIsRejected() {
		byte[] cut = Arrays.copyOf(JSON, JSON.length - 1);
		requireRejected(Reason.SIGNATURE_MISMATCH, PlatformServer.signed(JSON).body(new Buffer().write(cut)));
	}

	@Test
	void noContentWithTheSignatureOfAnotherAnswerIsRejected() {
		MockResponse.Builder answer = PlatformServer.signed(JSON).code(204).body(new Buffer());
		requireRejected(Reason.SIGNATURE_MISMATCH, answer.removeHeader("Content-Length"));
	}

	@Test
	void everyFlippedBitOfTheBodyIsNoticed() {
		byte[] body = TestRsa.utf8("{\"url\":\"投\"}");
		requireAllRejected(bits(body.length)
			.mapToObj((bit) -> PlatformServer.signed(body).body(new Buffer().write(flip(body, bit)))));
	}

	@Test
	void everyFlippedBitOfTheSignatureIsNoticed() {
		byte[] signature = Base64.getDecoder().decode(Platform.sign(JSON).get("Wechatpay-Signature"));
		requireAllRejected(IntStream.range(0, signature.length)
			.map((index) -> index * 8 + index % 8)
			.mapToObj((bit) -> PlatformServer.signed(JSON)
				.setHeader("Wechatpay-Signature", Base64.getEncoder().encodeToString(flip(signature, bit)))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial" })
	void everyFlippedBitOfASignedHeaderIsNoticed(String name) {
		String value = Platform.sign(JSON).get(name);
		requireAllRejected(bits(value.length())
			.mapToObj((bit) -> new String(flip(TestRsa.utf8(value), bit), StandardCharsets.ISO_8859_1))
			.filter((changed) -> changed.chars().allMatch((character) -> character > ' ' && character < 127))
			.filter((changed) -> !(name.endsWith("Serial") && changed.equalsIgnoreCase(value)))
			.map((changed) -> PlatformServer.signed(JSON).setHeader(name, changed)));
	}

	@Test
	void appendedAndPrependedBytesAreNoticed() {
		requireAllRejected(Stream.of("\n" + text(JSON), text(JSON) + "\n", text(JSON) + text(JSON), " " + text(JSON))
			.map((changed) -> PlatformServer.signed(JSON).body(changed)));
	}

	@Test
	void partsOfTheMessageCannotBeMovedBetweenNonceAndBody() {
		MockResponse.Builder answer = PlatformServer.signed(TestRsa.utf8("a\nb"));
		requireRejected(Reason.SIGNATURE_MISMATCH, answer.setHeader("Wechatpay-Nonce", Platform.NONCE + "a").body("b"));
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
		for (int i = 0; i < 3; i++) {
			StepVerifier.create(call(client)).expectError().verify(TestClient.LONG);
		}
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

	private void requireAllRejected(Stream<MockResponse.Builder> answers) {
		MockResponse[] all = answers.map(MockResponse.Builder::build).toArray(MockResponse[]::new);
		assertThat(all).isNotEmpty();
		this.server.answer(all);
		WebClient client = client();
		Consumer<Throwable> rejected = (failure) -> assertThat(failure)
			.isInstanceOf(SignatureVerificationException.class);
		for (int i = 0; i < all.length; i++) {
			StepVerifier.create(call(client)).expectErrorSatisfies(rejected).verify(TestClient.LONG);
		}
		assertThat(this.server.requests()).hasSize(all.length);
	}

	private static IntStream bits(int bytes) {
		return IntStream.range(0, bytes * 8);
	}

	private static byte[] flip(byte[] bytes, int bit) {
		byte[] flipped = bytes.clone();
		flipped[bit / 8] ^= (byte) (1 << (bit % 8));
		return flipped;
	}

	private static String text(byte[] utf8) {
		return new String(utf8, StandardCharsets.UTF_8);
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
