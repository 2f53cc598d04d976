package io.github.wechatpay.complaint.conformance;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.endtoend.Contexts;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.github.wechatpay.complaint.testing.CertificateList;
import io.github.wechatpay.complaint.testing.IssuedCertificate;
import io.github.wechatpay.complaint.testing.MutableClock;
import io.github.wechatpay.complaint.testing.PlatformDouble;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.Secrecy;
import io.github.wechatpay.complaint.testing.TestKeys;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pitfalls of other clients, one by one. What the tests of the single parts show at
 * length is shown here once, in the application as it is configured, over a real
 * connection.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConformanceTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String PATH = "/v3/global/merchant-service/complaint-notifications";

	private static final String URL = "https://shop.example/wechatpay";

	private static final String BODY = "{\"mchid\":\"1900012181\",\"url\":\"" + URL + "\"}";

	private static final List<String> SECRETS = List.of(CertificateList.API_V3_KEY,
			TestKeys.pem("PRIVATE KEY", TestKeys.MERCHANT.getPrivate().getEncoded()));

	private final MutableClock clock = new MutableClock();

	@AutoClose
	private final PlatformDouble platform = new PlatformDouble(this.clock);

	private final ApplicationContextRunner contextRunner = Contexts.of(this.platform, this.clock);

	// 4.2 network at start-up

	@Test
	void nothingIsSentBeforeTheFirstCall() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.platform.requests()).isEmpty();
	}

	// 4.2 verification or signing that depends on the host

	@Test
	void answerOfALoopbackHostIsVerifiedAsAnyOther() {
		this.platform.answer(PlatformDouble.unsigned(200, "application/json", utf8(BODY)));
		assertThat(this.platform.uri()).hasHost("localhost");
		assertRejected(Reason.MISSING_HEADER);
	}

	@Test
	void requestToALoopbackHostIsSignedAsAnyOther() {
		this.platform.answer(this.platform.signed(BODY));
		run((client) -> assertEmits(get(client), BODY));
		assertThat(authorization(this.platform.calls().get(0))).startsWith("WECHATPAY2-SHA256-RSA2048 mchid=");
	}

	@Test
	void requestToAnotherHostIsRefusedAndNotSentUnsigned() {
		try (PlatformDouble other = new PlatformDouble(this.clock)) {
			run((client) -> StepVerifier.create(client.get().uri(other.uri()).retrieve().bodyToMono(String.class))
				.expectError(IllegalArgumentException.class)
				.verify(SOON));
			assertThat(other.requests()).isEmpty();
		}
	}

	@Test
	void redirectIsNotFollowed() {
		try (PlatformDouble other = new PlatformDouble(this.clock)) {
			this.platform.answer(new MockResponse.Builder().code(302).setHeader("Location", other.uri() + PATH));
			run((client) -> assertFails(get(client), WechatPayApiException.class));
			assertThat(other.requests()).isEmpty();
		}
	}

	// 4.2 verification that depends on the content type

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "text/html", "application/octet-stream", "image/png", "application/x-gzip" })
	void unsignedAnswerIsRejectedWhateverItsContentType(String contentType) {
		this.platform.answer(PlatformDouble.unsigned(200, contentType, utf8(BODY)));
		assertRejected(Reason.MISSING_HEADER);
	}

	@Test
	void unsignedPlainTextAnswerIsRejected() {
		this.platform.answer(PlatformDouble.unsigned(200, "text/plain", utf8(BODY)));
		assertRejected(Reason.MISSING_HEADER);
	}

	@Test
	void unsignedNoContentIsRejected() {
		this.platform.answer(new MockResponse.Builder().code(204));
		assertRejected(Reason.MISSING_HEADER);
	}

	// 4.2 key that is not bound to Wechatpay-Serial

	@Test
	void rightSignatureUnderTheNameOfAnotherTrustedKeyIsRejected() {
		IssuedCertificate other = IssuedCertificate.at(this.clock.instant(), "7B9E4D2C1A", TestKeys.OTHER);
		this.platform.answerDownloads(this.platform.signed(CertificateList.of(this.platform.certificate(), other)));
		this.platform
			.answer(this.platform.signed(utf8(BODY), new PlatformSigner(other.serialNumber(), TestKeys.PLATFORM)));
		assertRejected(Reason.SIGNATURE_MISMATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7B9E4D2C1A", "PUB_KEY_ID_0000000000000024101100397200000006", "junk",
			PlatformDouble.MERCHANT_SERIAL_NUMBER })
	void rightSignatureUnderAnUnknownNameIsRejected(String serialNumber) {
		this.platform.answer(this.platform.signed(utf8(BODY), new PlatformSigner(serialNumber, TestKeys.PLATFORM)));
		assertRejected(Reason.UNKNOWN_SERIAL);
	}

	// 4.2 body that is decoded and written again before it is verified

	@ParameterizedTest
	@ValueSource(strings = { "{\"mchid\" : \"1\",\"url\": \"https:\\/\\/a.example\"}", "{\"a\":1.10,\"b\":1e3}",
			"{\"a\":\"\\u6295\\u8bc9\"}", "{\"a\":1,\"a\":2}", " {\"b\":1,\"a\":2}\n", "{\"a\":null}", "投诉" })
	void answerIsVerifiedOverTheBytesThatCame(String body) {
		this.platform.answer(this.platform.signed(body));
		run((client) -> StepVerifier.create(client.get().uri(PATH).retrieve().bodyToMono(byte[].class))
			.assertNext((bytes) -> assertThat(bytes).isEqualTo(utf8(body)))
			.expectComplete()
			.verify(SOON));
	}

	@Test
	void requestIsSignedOverTheBytesThatAreSent() {
		this.platform.answer(this.platform.signed(BODY));
		run((client) -> assertEmits(client.post()
			.uri(PATH + "?q={q}", "投诉 a+b")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("url", "https://a.example/投诉"))
			.retrieve()
			.bodyToMono(String.class), BODY));
		RecordedRequest request = this.platform.calls().get(0);
		assertThat(request.getTarget()).doesNotContain("投", " ");
		assertThat(TestSignature.isMerchants(request)).isTrue();
	}

	// 4.2 header case

	@Test
	void signatureHeadersInLowerCaseAreAccepted() {
		this.platform.answer(withHeaders((name) -> name.toLowerCase(Locale.ROOT)));
		run((client) -> assertEmits(get(client), BODY));
	}

	@Test
	void signatureHeadersInUpperCaseAreAccepted() {
		this.platform.answer(withHeaders((name) -> name.toUpperCase(Locale.ROOT)));
		run((client) -> assertEmits(get(client), BODY));
	}

	// 4.2 missing header

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature" })
	void answerWithoutOneOfTheSignatureHeadersIsRejected(String header) {
		this.platform.answer(this.platform.signed(BODY).removeHeader(header));
		assertRejected(Reason.MISSING_HEADER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature" })
	void answerWithAnEmptySignatureHeaderIsRejected(String header) {
		this.platform.answer(this.platform.signed(BODY).setHeader(header, ""));
		assertRejected(Reason.MISSING_HEADER);
	}

	@Test
	void signedNoContentWithoutAContentTypeIsAccepted() {
		this.platform
			.answer(this.platform.signed("").code(204).removeHeader("Content-Type").removeHeader("Content-Length"));
		this.contextRunner
			.run((context) -> StepVerifier.create(context.getBean(ComplaintNotificationService.class).delete())
				.expectComplete()
				.verify(SOON));
	}

	// 4.2 error body that is not JSON

	@ParameterizedTest
	@ValueSource(strings = { "<html>502 Bad Gateway</html>", "", "{\"code\":", "null", "[]", "\u0000" })
	void errorWithoutAJsonBodyKeepsStatusAndRequestId(String body) {
		this.platform.answer(PlatformDouble.unsigned(502, "text/html", utf8(body)).setHeader("Request-ID", "08E68E97"));
		run((client) -> StepVerifier.create(get(client))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(WechatPayApiException.class, (refusal) -> {
						assertThat(refusal.getStatus().value()).isEqualTo(502);
						assertThat(refusal.getRequestId()).isEqualTo("08E68E97");
					}))
			.verify(SOON));
	}

	// 4.2 wrong exception type

	@ParameterizedTest
	@ValueSource(longs = { -301, 301, -157680000, 157680000 })
	void staleTimestampIsAVerificationFailure(long seconds) {
		byte[] body = utf8(BODY);
		MockResponse.Builder answer = PlatformDouble.unsigned(200, "application/json", body);
		this.platform.certificate()
			.signer()
			.sign(body, this.clock.instant().plusSeconds(seconds))
			.forEach(answer::setHeader);
		this.platform.answer(answer);
		assertRejected(Reason.STALE_TIMESTAMP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tomorrow", "-1", "1e9", "99999999999999999999", "0x10", "\u0661\u0662" })
	void timestampThatIsNoneIsAVerificationFailure(String timestamp) {
		this.platform.answer(this.platform.signed(BODY)
			.removeHeader("Wechatpay-Timestamp")
			.addHeaderLenient("Wechatpay-Timestamp", timestamp));
		assertRejected(Reason.STALE_TIMESTAMP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "***", "AAAA", "=", "AAA", "WECHATPAY/SIGNTEST/x", "WECHATPAY/SIGNTEST/AAAA",
			"WECHATPAY/SIGNTEST/" })
	void signatureThatIsNoneIsAVerificationFailure(String signature) {
		this.platform.answer(this.platform.signed(BODY).setHeader("Wechatpay-Signature", signature));
		assertRejected(Reason.MALFORMED_SIGNATURE);
	}

	@Test
	void probeIsRejectedAndRecognised() {
		this.platform.answer(this.platform.signed(BODY).setHeader("Wechatpay-Signature", "WECHATPAY/SIGNTEST/AbC="));
		run((client) -> StepVerifier.create(get(client))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(SignatureVerificationException.class,
					(rejection) -> assertThat(rejection.isProbe()).isTrue()))
			.verify(SOON));
	}

	// 4.2 optional associated data, over-strict schema

	@Test
	void certificateWithoutAssociatedDataIsAccepted() {
		Map<String, Object> entry = CertificateList.entry(this.platform.certificate());
		entry.put("encrypt_certificate",
				CertificateList.encrypted(this.platform.certificate().pem(), CertificateList.API_V3_KEY, null));
		this.platform.answerDownloads(this.platform.signed(CertificateList.of(List.of(entry))));
		this.platform.answer(this.platform.signed(BODY));
		run((client) -> assertEmits(get(client), BODY));
	}

	@Test
	void fieldsThatAreNotKnownAreIgnored() {
		Map<String, Object> entry = CertificateList.entry(this.platform.certificate());
		entry.put("new_field", Map.of("a", List.of(1)));
		this.platform.answerDownloads(this.platform.signed(CertificateList.of(List.of(entry))));
		this.platform.answer(this.platform.signed("{\"new_field\":{},\"url\":\"" + URL + "\",\"mchid\":\"1\"}"));
		this.contextRunner
			.run((context) -> StepVerifier.create(context.getBean(ComplaintNotificationService.class).query())
				.assertNext((registered) -> assertThat(registered.url()).isEqualTo(URL))
				.expectComplete()
				.verify(SOON));
	}

	// 4.2 objects of the caller that are changed

	@Test
	void sameCallCanBeMadeTwiceAndIsSignedAfresh() {
		this.platform.answer(this.platform.signed(BODY));
		run((client) -> {
			Mono<String> call = get(client);
			assertEmits(call, BODY);
			assertEmits(call, BODY);
		});
		assertThat(this.platform.calls()).hasSize(2).extracting(ConformanceTests::nonce).doesNotHaveDuplicates();
	}

	// 4.2 global mutable state

	@Test
	void merchantsOfOneJvmDoNotShareKeys() {
		try (PlatformDouble other = new PlatformDouble(this.clock)) {
			this.platform.answer(this.platform.signed(BODY));
			other.answer(other.signed(BODY));
			run((client) -> Contexts.of(other, this.clock).run((context) -> {
				assertEmits(get(client), BODY);
				assertThat(other.requests()).isEmpty();
				assertEmits(get(context.getBean("wechatPayWebClient", WebClient.class)), BODY);
				assertThat(other.downloads()).hasSize(1);
			}));
			assertThat(this.platform.downloads()).hasSize(1);
		}
	}

	// 4.2 unbounded refresh on unknown serial numbers

	@Test
	void madeUpSerialNumbersCauseAtMostOneDownloadAMinute() {
		this.platform.answer(this.platform.signed(BODY));
		run((client) -> {
			assertEmits(get(client), BODY);
			for (int i = 0; i < 100; i++) {
				this.platform
					.answer(this.platform.signed(utf8(BODY), new PlatformSigner("ABC" + (1000 + i), TestKeys.OTHER)));
				assertRejected(client, Reason.UNKNOWN_SERIAL);
				this.clock.advance(Duration.ofMillis(590));
			}
		});
		assertThat(this.platform.downloads()).hasSize(2);
	}

	// 4.2 keys that are taken down by a failed refresh

	@Test
	void keysServeWhileTheListCannotBeHad() {
		this.platform.answer(this.platform.signed(BODY));
		run((client) -> {
			assertEmits(get(client), BODY);
			this.platform.answerDownloads(PlatformDouble.refusal(500, "SYSTEM_ERROR"));
			this.platform.answer(this.platform.signed(utf8(BODY), new PlatformSigner("ABCDEF", TestKeys.OTHER)));
			assertFails(get(client), PlatformKeysUnavailableException.class);
			this.platform.answer(this.platform.signed(BODY));
			assertEmits(get(client), BODY);
		});
	}

	// 4.2 no body limit

	@Test
	void answerOverTheLimitIsRejected() {
		this.platform.answer(this.platform.signed("x".repeat(2048)));
		this.contextRunner
			.withPropertyValues("wechatpay.client.max-response-size=2047B",
					"wechatpay.platform.certificates[0]=" + this.platform.certificate().pem())
			.run((context) -> assertFails(get(context.getBean("wechatPayWebClient", WebClient.class)),
					WechatPayResponseException.class));
	}

	@Test
	void listOfCertificatesOverTheLimitIsRejected() {
		this.contextRunner.withPropertyValues("wechatpay.client.max-response-size=200B")
			.run((context) -> StepVerifier.create(get(context.getBean("wechatPayWebClient", WebClient.class)))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(PlatformKeysUnavailableException.class)
					.hasMessageContaining("max-response-size"))
				.verify(SOON));
	}

	// 4.2 retries of calls that are not idempotent, and with the same signature

	@Test
	void postThatWasSentIsNotRepeated() {
		this.platform.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
		retrying((client) -> assertFails(post(client), WechatPayTransportException.class));
		assertThat(this.platform.calls()).hasSize(1);
	}

	@Test
	void postThatWasRefusedIsNotRepeated() {
		this.platform.answer(PlatformDouble.refusal(500, "SYSTEM_ERROR"));
		retrying((client) -> assertFails(post(client), WechatPayApiException.class));
		assertThat(this.platform.calls()).hasSize(1);
	}

	@Test
	void getIsRepeatedWithASignatureOfItsOwn() {
		this.platform.answer(PlatformDouble.refusal(500, "SYSTEM_ERROR"));
		retrying((client) -> assertFails(get(client), WechatPayApiException.class));
		assertThat(this.platform.calls()).hasSize(3).extracting(ConformanceTests::nonce).doesNotHaveDuplicates();
		assertThat(this.platform.calls()).allMatch(TestSignature::isMerchants);
	}

	// 4.2 no time-outs

	@Test
	void platformThatSaysNothingIsNotWaitedForForever() {
		this.platform.answer(this.platform.signed(BODY).headersDelay(5, TimeUnit.SECONDS));
		timingOut((client) -> assertFails(get(client), WechatPayTransportException.class));
	}

	@Test
	void platformThatStopsHalfWayIsNotWaitedForForever() {
		this.platform.answer(this.platform.signed(BODY).bodyDelay(5, TimeUnit.SECONDS));
		timingOut((client) -> assertFails(get(client), WechatPayTransportException.class));
	}

	// 4.3.1 replay

	@Test
	void answerThatIsReplayedLaterIsRejected() {
		MockResponse.Builder recorded = this.platform.signed(BODY);
		this.platform.answer(recorded);
		run((client) -> {
			assertEmits(get(client), BODY);
			this.clock.advance(Duration.ofSeconds(301));
			assertRejected(client, Reason.STALE_TIMESTAMP);
		});
	}

	// 4.3.2 verification that can be skipped by accident

	@Test
	void withoutAnyPlatformKeyTheApplicationDoesNotStart() {
		this.contextRunner.withPropertyValues("wechatpay.api-v3-key=")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("wechatpay.api-v3-key"));
	}

	@Test
	void withoutDownloadingAndOtherKeysTheApplicationDoesNotStart() {
		this.contextRunner.withPropertyValues("wechatpay.platform.download=false")
			.run((context) -> assertThat(context).hasFailed());
	}

	// 4.3.3 secrets in text

	@Test
	void noSecretIsInAMessageOrInTheLog(CapturedOutput output) {
		this.platform.answer(
				(request) -> PlatformDouble
					.unsigned(401, "application/json",
							utf8("{\"code\":\"SIGN_ERROR\",\"message\":\"" + authorization(request).replace('"', '\'')
									+ "\"}"))
					.build());
		this.contextRunner.withPropertyValues("logging.level.root=trace").run((context) -> {
			StepVerifier.create(get(context.getBean("wechatPayWebClient", WebClient.class)))
				.expectErrorSatisfies((ex) -> {
					Secrecy.check(ex, SECRETS);
					assertThat(ex).hasMessageNotContaining(signature(this.platform.calls().get(0)));
				})
				.verify(SOON);
			for (String name : context.getBeanDefinitionNames()) {
				Secrecy.check(context.getBean(name).toString(), SECRETS);
			}
		});
		Secrecy.check(output.getAll(), SECRETS);
	}

	// 4.3.5 confusion of algorithms

	@ParameterizedTest
	@ValueSource(strings = { "WECHATPAY2-SM2-WITH-SM3", "WECHATPAY-BRAND-SHA256-RSA2048", "none", "RSA" })
	void answerOfAnotherSignatureTypeIsRejected(String type) {
		this.platform.answer(this.platform.signed(BODY).setHeader("Wechatpay-Signature-Type", type));
		assertRejected(Reason.MALFORMED_SIGNATURE);
	}

	@Test
	void certificateOfAnotherCipherIsRejected() {
		Map<String, Object> entry = CertificateList.entry(this.platform.certificate());
		Map<String, Object> encrypted = CertificateList.encrypted(this.platform.certificate().pem(),
				CertificateList.API_V3_KEY, "certificate");
		encrypted.put("algorithm", "AEAD_SM4_GCM");
		entry.put("encrypt_certificate", encrypted);
		this.platform.answerDownloads(this.platform.signed(CertificateList.of(List.of(entry))));
		run((client) -> assertFails(get(client), PlatformKeysUnavailableException.class));
	}

	// 4.3.6 private key over http

	@Test
	void privateKeyIsNotFetchedOverTheNetwork() {
		this.platform.answer(new MockResponse.Builder().body(SECRETS.get(1)));
		this.contextRunner.withPropertyValues("wechatpay.private-key=" + this.platform.uri() + "/apiclient_key.pem")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("wechatpay.private-key"));
		assertThat(this.platform.requests()).isEmpty();
	}

	// 4.3.8 side effects on security providers

	@Test
	void securityProvidersOfTheJvmStayAsTheyAre() {
		Provider[] before = Security.getProviders();
		this.platform.answer(this.platform.signed(BODY));
		run((client) -> assertEmits(get(client), BODY));
		assertThat(Security.getProviders()).containsExactly(before);
	}

	// 4.3.9 the merchant's certificate in place of the platform's

	@Test
	void certificateOfTheMerchantIsNotTakenForThePlatforms() {
		IssuedCertificate merchants = IssuedCertificate.at(this.clock.instant(), PlatformDouble.MERCHANT_SERIAL_NUMBER,
				TestKeys.MERCHANT);
		this.contextRunner.withPropertyValues("wechatpay.platform.certificates[0]=" + merchants.pem())
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("merchant's own certificate"));
	}

	private void run(Consumer<WebClient> test) {
		this.contextRunner.run((context) -> test.accept(context.getBean("wechatPayWebClient", WebClient.class)));
	}

	private void retrying(Consumer<WebClient> test) {
		this.contextRunner
			.withPropertyValues("wechatpay.client.retry.max-attempts=3", "wechatpay.client.retry.initial-backoff=1ms")
			.run((context) -> test.accept(context.getBean("wechatPayWebClient", WebClient.class)));
	}

	private void timingOut(Consumer<WebClient> test) {
		this.contextRunner
			.withPropertyValues("wechatpay.client.connect-timeout=200ms", "wechatpay.client.response-timeout=200ms",
					"wechatpay.platform.certificates[0]=" + this.platform.certificate().pem())
			.run((context) -> test.accept(context.getBean("wechatPayWebClient", WebClient.class)));
	}

	private void assertRejected(Reason reason) {
		run((client) -> assertRejected(client, reason));
	}

	private static void assertRejected(WebClient client, Reason reason) {
		StepVerifier.create(get(client))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(SignatureVerificationException.class,
					(rejection) -> assertThat(rejection.getReason()).isEqualTo(reason)))
			.verify(SOON);
	}

	private static void assertFails(Mono<String> call, Class<? extends Throwable> exception) {
		StepVerifier.create(call)
			.expectErrorSatisfies((ex) -> assertThat(ex).isExactlyInstanceOf(exception))
			.verify(SOON);
	}

	private static void assertEmits(Mono<String> call, String expected) {
		StepVerifier.create(call).expectNext(expected).expectComplete().verify(SOON);
	}

	private static Mono<String> get(WebClient client) {
		return client.get().uri(PATH).retrieve().bodyToMono(String.class);
	}

	private static Mono<String> post(WebClient client) {
		return client.post()
			.uri(PATH)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"url\":\"" + URL + "\"}")
			.retrieve()
			.bodyToMono(String.class);
	}

	private MockResponse.Builder withHeaders(UnaryOperator<String> change) {
		MockResponse.Builder answer = new MockResponse.Builder().body(new Buffer().writeUtf8(BODY));
		this.platform.certificate()
			.signer()
			.sign(utf8(BODY), this.clock.instant())
			.forEach((name, value) -> answer.setHeader(change.apply(name), value));
		return answer;
	}

	private static String authorization(RecordedRequest request) {
		return String.valueOf(request.getHeaders().get("Authorization"));
	}

	private static String nonce(RecordedRequest request) {
		return TestSignature.pair(request, "nonce_str");
	}

	private static String signature(RecordedRequest request) {
		return TestSignature.pair(request, "signature");
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
