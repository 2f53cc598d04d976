package io.github.wechatpay.complaint.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.testing.CertificateList;
import io.github.wechatpay.complaint.testing.IssuedCertificate;
import io.github.wechatpay.complaint.testing.MutableClock;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.Secrecy;
import io.github.wechatpay.complaint.testing.TestClient;
import io.github.wechatpay.complaint.testing.TestKeys;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.groups.Tuple;
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

import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which lists of certificates are accepted, and what is said of all others.
 */
class CertificateDownloadTests {

	private static final Duration SOON = Duration.ofSeconds(15);

	private static final int MAX_SIZE = 64 * 1024;

	private static final String PRIVATE_KEY = Base64.getEncoder()
		.encodeToString(TestKeys.MERCHANT.getPrivate().getEncoded());

	private final MutableClock clock = new MutableClock();

	@AutoClose
	private final PlatformServer platform = new PlatformServer(this.clock);

	private final IssuedCertificate certificate = this.platform.certificate();

	@Test
	void listSignedWithItsOwnCertificateIsAccepted() {
		assertAccepted(this.certificate);
	}

	@Test
	void allCertificatesOfTheListAreAcceptedWhicheverSigned() {
		IssuedCertificate next = IssuedCertificate.at(this.clock.instant(), "7B9E4D2C1A", TestKeys.OTHER);
		byte[] body = CertificateList.of(this.certificate, next);
		this.platform.answerDownloads(PlatformServer.signed(body, next.signer()));
		assertAccepted(this.certificate, next);
		this.platform.answerDownloads(PlatformServer.signed(body, this.certificate.signer()));
		assertAccepted(this.certificate, next);
	}

	@ParameterizedTest
	@CsvSource({ "0C4AEF3412,0C4AEF3412", "0C4AEF3412,C4AEF3412", "C4AEF3412,0C4AEF3412", "0c4aef3412,0C4AEF3412" })
	void leadingZeroOfASerialNumberMakesNoDifference(String announced, String signedWith) {
		IssuedCertificate issued = IssuedCertificate.at(this.clock.instant(), announced, TestKeys.PLATFORM);
		this.platform.answerDownloads(
				PlatformServer.signed(CertificateList.of(issued), new PlatformSigner(signedWith, TestKeys.PLATFORM)));
		assertAccepted(issued);
	}

	@Test
	void announcedEndCounts() {
		Instant announced = this.clock.instant().plus(Duration.ofHours(24));
		answerWithEntry((entry) -> entry.put("expire_time", announced.toString()));
		assertEnds(announced);
	}

	@Test
	void endOfTheCertificateCountsIfItIsEarlier() {
		answerWithEntry((entry) -> entry.put("expire_time", "2999-06-08T10:34:56+08:00"));
		assertEnds(this.certificate.notAfter());
	}

	@Test
	void unknownFieldsAreIgnored() {
		answerWithEntry((entry) -> entry.put("issuer", Map.of("name", "Tenpay")));
		assertAccepted(this.certificate);
	}

	@Test
	void missingAssociatedDataIsTheSameAsEmpty() {
		answerWithEntry((entry) -> entry.put("encrypt_certificate",
				CertificateList.encrypted(this.certificate.pem(), PlatformSigner.API_V3_KEY, null)));
		assertAccepted(this.certificate);
	}

	@ParameterizedTest
	@EnumSource
	void listIsAskedForWhereTheRegionHasIt(Region region) {
		StepVerifier.create(download(region, PlatformSigner.API_V3_KEY))
			.expectNextCount(1)
			.expectComplete()
			.verify(SOON);
		RecordedRequest request = this.platform.requests().get(0);
		assertThat(request.getMethod()).isEqualTo("GET");
		assertThat(request.getTarget())
			.isEqualTo((region == Region.GLOBAL) ? "/v3/global/certificates" : "/v3/certificates");
		assertThat(request.getHeaders().get("Authorization")).startsWith("WECHATPAY2-SHA256-RSA2048 mchid=");
		assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
		assertThat(request.getHeaders().get("User-Agent")).isNotBlank();
	}

	@Test
	void listIsNotAskedForInTheNameOfThePublicKey() {
		assertAccepted(this.certificate);
		assertThat(this.platform.requests().get(0).getHeaders().get("Wechatpay-Serial")).isNull();
	}

	@Test
	void wrongApiV3KeyIsNamed() {
		assertRejected(download(Region.GLOBAL, "another-api-v3-key-of-32-letters"))
			.hasMessageContaining("wechatpay.api-v3-key");
	}

	@Test
	void alteredCiphertextIsRejected() {
		answerWithEncrypted((encrypted) -> {
			byte[] ciphertext = Base64.getDecoder().decode((String) encrypted.get("ciphertext"));
			ciphertext[ciphertext.length / 2] ^= 1;
			encrypted.put("ciphertext", Base64.getEncoder().encodeToString(ciphertext));
		});
		assertRejected().hasMessageContaining("altered");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AEAD_AES_128_GCM", "AEAD_SM4_GCM", "aead_aes_256_gcm", "AES-256-ECB", "none", "" })
	void otherAlgorithmIsRejected(String algorithm) {
		answerWithEncrypted((encrypted) -> encrypted.put("algorithm", algorithm));
		assertRejected().hasMessageContaining("it lists no certificate that can be decrypted");
	}

	@Test
	void certificateAnnouncedWithAnotherSerialNumberIsRejected() {
		byte[] body = bodyWithEntry((entry) -> entry.put("serial_no", "7B9E4D2C1A"));
		this.platform
			.answerDownloads(PlatformServer.signed(body, new PlatformSigner("7B9E4D2C1A", this.certificate.keys())));
		assertRejected().hasMessageContaining("another serial number");
		this.platform.answerDownloads(PlatformServer.signed(body));
		assertRejected().hasMessageContaining("another serial number");
	}

	@Test
	void keyOfLessThan2048BitsIsRejected() {
		answerWith(IssuedCertificate.at(this.clock.instant(), "7B9E4D2C1A", TestKeys.generate("RSA", 1024)));
		assertRejected().hasMessageContaining("1024 bits, and at least 2048");
	}

	@Test
	void keyThatIsNotRsaIsRejected() {
		IssuedCertificate ec = IssuedCertificate.at(this.clock.instant(), "7B9E4D2C1A", TestKeys.generate("EC", 256));
		this.platform.answerDownloads(PlatformServer.signed(CertificateList.of(this.certificate, ec)));
		assertRejected().hasMessageContaining("not RSA");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "no certificate" })
	void plaintextThatIsNoCertificateIsRejected(String plaintext) {
		answerWithEntry((entry) -> entry.put("encrypt_certificate",
				CertificateList.encrypted(plaintext, PlatformSigner.API_V3_KEY, "certificate")));
		assertRejected();
	}

	@Test
	void privateKeyInPlaceOfACertificateIsNotQuoted() {
		answerWithEntry((entry) -> entry.put("encrypt_certificate",
				CertificateList.encrypted(TestKeys.merchantPem(), PlatformSigner.API_V3_KEY, "certificate")));
		assertRejected();
	}

	@Test
	void listThatIsNotSignedIsRejected() {
		this.platform
			.answerDownloads(PlatformServer.unsigned(200, "application/json", CertificateList.of(this.certificate)));
		assertRejected().hasMessageContaining("Wechatpay-Signature is missing");
	}

	@Test
	void listSignedByAnotherKeyIsRejected() {
		this.platform.answerDownloads(PlatformServer.signed(CertificateList.of(this.certificate),
				new PlatformSigner(this.certificate.serialNumber(), TestKeys.OTHER)));
		assertRejected().hasMessageContaining("does not belong");
	}

	@Test
	void listSignedByACertificateThatIsNotInItIsRejected() {
		this.platform.answerDownloads(PlatformServer.signed(CertificateList.of(this.certificate),
				new PlatformSigner("7B9E4D2C1A", TestKeys.OTHER)));
		assertRejected().hasMessageContaining("7B9E4D2C1A");
	}

	@Test
	void listSignedByACertificateThatHasExpiredIsRejected() {
		answerWith(new IssuedCertificate("7B9E4D2C1A", TestKeys.PLATFORM, this.clock.instant().minusSeconds(1)));
		assertRejected().hasMessageContaining("7B9E4D2C1A");
	}

	@ParameterizedTest
	@ValueSource(longs = { -301, 301, -86400, 86400 })
	void listSignedAtAnotherTimeIsRejected(long seconds) {
		this.platform.answerDownloads(PlatformServer.signed(CertificateList.of(this.certificate)));
		this.clock.advance(Duration.ofSeconds(seconds));
		assertRejected().hasMessageContaining("Wechatpay-Timestamp");
	}

	@Test
	void listThatWasChangedAfterSigningIsRejected() {
		byte[] body = CertificateList.of(this.certificate);
		byte[] changed = (new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
		MockResponse.Builder answer = PlatformServer.unsigned(200, "application/json", changed);
		this.certificate.signer().sign(body, this.clock.instant()).forEach(answer::setHeader);
		this.platform.answerDownloads(answer);
		assertRejected().hasMessageContaining("does not belong");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":[]}", "{}", "[]", "null", "", "{\"data\":null}", "{\"data\":\"x\"}",
			"{\"data\":{}}", "not JSON", "{\"data\":[", "<html></html>", "\"\\u0000\"", "1e999999999" })
	void bodyThatIsNoListIsRejectedAlthoughItIsSigned(String body) {
		this.platform.answerDownloads(PlatformServer.signed(body));
		assertRejected();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1]", "[null]", "[[]]", "[{}]", "[\"x\"]", "{\"a\":{}}" })
	void entryThatIsNoCertificateIsRejected(String data) {
		this.platform.answerDownloads(PlatformServer.signed("{\"data\":" + data + "}"));
		assertRejected();
	}

	@Test
	void bodyInAnotherCharsetIsRejected() {
		byte[] body = new String(CertificateList.of(this.certificate), StandardCharsets.UTF_8)
			.getBytes(StandardCharsets.ISO_8859_1);
		body[0] = (byte) 0xFF;
		this.platform.answerDownloads(PlatformServer.signed(body));
		assertRejected();
	}

	@ParameterizedTest
	@ValueSource(strings = { "serial_no", "expire_time", "encrypt_certificate" })
	void entryWithoutARequiredFieldIsRejected(String field) {
		answerWithEntry((entry) -> entry.remove(field));
		assertRejected();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonce", "ciphertext" })
	void encryptedCertificateWithoutARequiredFieldIsRejected(String field) {
		answerWithEncrypted((encrypted) -> encrypted.remove(field));
		assertRejected().hasMessageContaining(field);
	}

	@ParameterizedTest
	@CsvSource({ "nonce,short", "nonce,much too long a nonce", "ciphertext,***", "ciphertext,AAAA",
			"associated_data,other" })
	void encryptedCertificateWithAWrongFieldIsRejected(String field, String value) {
		answerWithEncrypted((encrypted) -> encrypted.put(field, value));
		assertRejected();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tomorrow", "2030-01-01", "20300101112233", "2030-13-01T00:00:00+08:00" })
	void endThatIsNoTimeIsRejected(String end) {
		answerWithEntry((entry) -> entry.put("expire_time", end));
		assertRejected().hasMessageContaining("expire_time");
	}

	@Test
	void entryThatIsEncryptedInANewWayIsSkipped() {
		Map<String, Object> good = CertificateList.entry(this.certificate);
		Map<String, Object> strange = Map.of("serial_no", "0A", "expire_time", "2030-01-01T00:00:00+08:00",
				"encrypt_certificate", Map.of("algorithm", "AEAD_SM4_GCM", "nonce", "0123456789ab"));
		this.platform.answerDownloads(
				PlatformServer.signed(CertificateList.of(List.of(strange, good, 7)), this.certificate.signer()));
		assertAccepted(this.certificate);
	}

	@Test
	void listOfAMillionZeroesIsRejected() {
		String zeroes = "0,".repeat(MAX_SIZE / 2 - 20);
		this.platform.answerDownloads(PlatformServer.unsigned(200, "application/json", "{\"data\":[" + zeroes + "0]}"));
		assertRejected().hasMessageContaining("no certificate");
	}

	@ParameterizedTest
	@CsvSource({ "404,NOT_FOUND", "404,RESOURCE_NOT_EXISTS", "400,RESOURCE_NOT_EXISTS", "404,WHATEVER" })
	void merchantWithoutCertificatesIsToldToConfigureThePublicKey(int status, String code) {
		this.platform.answerDownloads(PlatformServer.refusal(status, code));
		assertRejected().hasMessageContainingAll("wechatpay.platform.public-key-id", "wechatpay.platform.public-key ")
			.hasMessageContaining("Request-ID 08E68E97CC0610DF06-268578704");
	}

	@ParameterizedTest
	@CsvSource({ "401,SIGN_ERROR", "403,NO_AUTH", "429,RATE_LIMITED", "500,SYSTEM_ERROR", "503,SERVICE_UNAVAILABLE",
			"302,FOUND" })
	void refusalIsTheCause(int status, String code) {
		this.platform.answerDownloads(PlatformServer.refusal(status, code));
		assertRejected().hasMessageContaining("WeChat Pay responded with " + status)
			.hasMessageContaining(code)
			.hasCauseInstanceOf(WechatPayApiException.class);
	}

	static Stream<Arguments> brokenAnswers() {
		byte[] html = "<html><h1>502 Bad Gateway</h1></html>".getBytes(StandardCharsets.UTF_8);
		byte[] large = new byte[MAX_SIZE + 1];
		return Stream.of(Arguments.of("html with 502", PlatformServer.unsigned(502, "text/html", html), "502"),
				Arguments.of("html with 200", PlatformServer.unsigned(200, "text/html", html), "not a JSON object"),
				Arguments.of("204", new MockResponse.Builder().code(204), "certificate"),
				Arguments.of("oversized", PlatformServer.unsigned(200, "application/json", large), "max-response-size"),
				Arguments.of("oversized error", PlatformServer.unsigned(500, "application/json", large), "500"),
				Arguments.of("oversized without a length",
						new MockResponse.Builder().chunkedBody("x".repeat(MAX_SIZE + 1), 1024), "max-response-size"),
				Arguments.of("cut off in the head",
						new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()),
						"no complete response"),
				Arguments.of("cut off in the body", PlatformServer.unsigned(200, "application/json", new byte[4096])
					.onResponseBody(new SocketEffect.CloseSocket()), "no complete response"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("brokenAnswers")
	void brokenAnswerIsRejected(String name, MockResponse.Builder answer, String message) {
		this.platform.answerDownloads(answer);
		assertRejected().hasMessageContaining(message);
	}

	static Stream<MockResponse.Builder> lateAnswers() {
		MockResponse.Builder answer = PlatformServer.unsigned(200, "application/json", "{}");
		return Stream.of(answer.clone().headersDelay(3, TimeUnit.SECONDS),
				answer.clone().bodyDelay(3, TimeUnit.SECONDS));
	}

	@ParameterizedTest
	@MethodSource("lateAnswers")
	void answerThatComesTooLateIsRejected(MockResponse.Builder answer) {
		this.platform.answerDownloads(answer);
		Duration soon = Duration.ofMillis(250);
		assertRejected(client().with(ReactorClientHttpConnector::new)
			.timeouts(soon, soon)
			.downloadedKeys(PlatformSigner.API_V3_KEY)).hasMessageContaining("longer than");
	}

	@Test
	void unreachablePlatformIsReported() {
		this.platform.close();
		assertRejected().hasMessageContaining("Nothing was sent");
	}

	@Test
	void downloaderWorksAgainAfterAFailure() {
		this.platform.answerDownloads(PlatformServer.refusal(500, "SYSTEM_ERROR"));
		Mono<List<PlatformKey>> download = download();
		assertRejected(download);
		this.clock.advance(Duration.ofSeconds(1));
		this.platform.answerDownloads(PlatformServer.signed(CertificateList.of(this.certificate)));
		StepVerifier.create(download).expectNextCount(1).expectComplete().verify(SOON);
	}

	private void answerWith(IssuedCertificate issued) {
		this.platform.answerDownloads(PlatformServer.signed(CertificateList.of(issued), issued.signer()));
	}

	private void answerWithEntry(Consumer<Map<String, Object>> change) {
		this.platform.answerDownloads(PlatformServer.signed(bodyWithEntry(change)));
	}

	private byte[] bodyWithEntry(Consumer<Map<String, Object>> change) {
		Map<String, Object> entry = CertificateList.entry(this.certificate);
		change.accept(entry);
		return CertificateList.of(List.of(entry));
	}

	private void answerWithEncrypted(Consumer<Map<String, Object>> change) {
		answerWithEntry((entry) -> {
			Map<String, Object> encrypted = CertificateList.encrypted(this.certificate.pem(), PlatformSigner.API_V3_KEY,
					"certificate");
			change.accept(encrypted);
			entry.put("encrypt_certificate", encrypted);
		});
	}

	private TestClient client() {
		return TestClient.of(this.platform.uri()).maxResponseSize(MAX_SIZE).clock(this.clock);
	}

	private Mono<List<PlatformKey>> download(Region region, String apiV3Key) {
		return client().region(region).downloadedKeys(apiV3Key);
	}

	private Mono<List<PlatformKey>> download() {
		return download(Region.GLOBAL, PlatformSigner.API_V3_KEY);
	}

	private void assertEnds(Instant end) {
		StepVerifier.create(download())
			.assertNext((keys) -> assertThat(keys).extracting(PlatformKey::expiresAt).containsExactly(end))
			.expectComplete()
			.verify(SOON);
	}

	private void assertAccepted(IssuedCertificate... certificates) {
		StepVerifier.create(download())
			.assertNext((keys) -> assertThat(keys).extracting((key) -> key.serialNumber(), (key) -> key.publicKey())
				.containsExactlyInAnyOrderElementsOf(Stream.of(certificates)
					.map((issued) -> Tuple.tuple(SerialNumber.of(issued.serialNumber()), issued.keys().getPublic()))
					.toList()))
			.expectComplete()
			.verify(SOON);
	}

	private AbstractThrowableAssert<?, ? extends Throwable> assertRejected() {
		return assertRejected(download());
	}

	private static AbstractThrowableAssert<?, ? extends Throwable> assertRejected(Mono<List<PlatformKey>> download) {
		Mono<Throwable> failure = download.<Throwable>map((keys) -> new AssertionError(keys)).onErrorResume(Mono::just);
		Throwable[] rejection = new Throwable[1];
		StepVerifier.create(failure).assertNext((ex) -> rejection[0] = ex).expectComplete().verify(SOON);
		Secrecy.check(rejection[0], List.of(PlatformSigner.API_V3_KEY, PRIVATE_KEY));
		return assertThat(rejection[0]).isExactlyInstanceOf(PlatformKeysUnavailableException.class);
	}

}
