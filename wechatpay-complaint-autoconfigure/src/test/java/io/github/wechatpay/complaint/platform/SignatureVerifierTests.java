package io.github.wechatpay.complaint.platform;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignatureVerifier}.
 */
class SignatureVerifierTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final String SIGNATURE = GoldenValues.text("response.signature");

	private static final byte[] BODY = GoldenValues.bytes("response.body");

	private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026010100000000001";

	private static final PlatformKeys KEYS = new ConfiguredPlatformKeys(
			List.of(PlatformKey.ofCertificate(GoldenValues.text("platform.cert.pem")),
					PlatformKey.ofCertificate(GoldenValues.text("platform.expired.cert.pem")),
					PlatformKey.ofPublicKey(PUBLIC_KEY_ID, GoldenValues.text("platform.pub.pem"))),
			GoldenValues.clock());

	private final SignatureVerifier verifier = new SignatureVerifier(KEYS, GoldenValues.clock(), TOLERANCE);

	@Test
	void signatureOfOpensslIsVerified() {
		assertVerified(this.verifier.verify(headers(), BODY));
	}

	@Test
	void signatureOfAnswerWithoutBodyIsVerified() {
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Signature", GoldenValues.text("response-without-body.signature"));
		assertVerified(this.verifier.verify(headers, new byte[0]));
	}

	@Test
	void publicKeyIsFoundByItsId() {
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Serial", PUBLIC_KEY_ID);
		assertVerified(this.verifier.verify(headers, BODY));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay-%s", "WECHATPAY-%S", "wEcHaTpAy-%s" })
	void headersCountInAnyCase(String format) {
		HttpHeaders headers = new HttpHeaders();
		headers()
			.forEach((name, values) -> headers.addAll(format.formatted(name.substring(name.indexOf('-') + 1)), values));
		assertVerified(this.verifier.verify(headers, BODY));
	}

	@Test
	void supportedSignatureTypeIsAccepted() {
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
		assertVerified(this.verifier.verify(headers, BODY));
	}

	@ParameterizedTest
	@ValueSource(strings = { "WECHATPAY2-SM2-WITH-SM3", "WECHATPAY-BRAND-SHA256-RSA2048", "wechatpay2-sha256-rsa2048",
			"none" })
	void otherSignatureTypesAreRefused(String type) {
		assertRejected(Reason.MALFORMED_SIGNATURE, (headers) -> headers.set("Wechatpay-Signature-Type", type))
			.hasMessage("Wechatpay-Signature-Type is '" + type + "', and only WECHATPAY2-SHA256-RSA2048 is supported");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature" })
	void eachHeaderIsRequired(String name) {
		assertRejected(Reason.MISSING_HEADER, (headers) -> headers.remove(name))
			.hasMessage("The header " + name + " is missing");
		assertRejected(Reason.MISSING_HEADER, (headers) -> headers.set(name, ""))
			.hasMessage("The header " + name + " is missing");
		assertRejected(Reason.MISSING_HEADER, (headers) -> headers.set(name, " \t"))
			.hasMessage("The header " + name + " is missing");
	}

	@Test
	void messageWithoutHeadersIsRejected() {
		assertRejected(Reason.MISSING_HEADER, HttpHeaders::clear);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 299, 300, -1, -299, -300 })
	void timestampWithinToleranceIsAccepted(long age) {
		assertVerified(verifierAfter(Duration.ofSeconds(age)).verify(headers(), BODY));
	}

	@ParameterizedTest
	@ValueSource(longs = { 301, 3600, 315_360_000, -301, -3600, -315_360_000 })
	void timestampBeyondToleranceIsStaleEitherWay(long age) {
		StepVerifier.create(verifierAfter(Duration.ofSeconds(age)).verify(headers(), BODY))
			.expectErrorSatisfies((failure) -> assertThat(rejection(failure, Reason.STALE_TIMESTAMP))
				.hasMessage("Wechatpay-Timestamp is 1767225600, the local clock " + (1767225600 + age)
						+ ", and at most 300 seconds are tolerated"))
			.verify(TIMEOUT);
	}

	@Test
	void toleranceIsExactToTheNanosecond() {
		assertVerified(verifierAfter(TOLERANCE).verify(headers(), BODY));
		StepVerifier.create(verifierAfter(TOLERANCE.plusNanos(1)).verify(headers(), BODY))
			.expectErrorSatisfies((failure) -> rejection(failure, Reason.STALE_TIMESTAMP))
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "now", "-1767225600", "+1767225600", "1767225600.0", "1767225600s", " 1767225600",
			"1767225600 ", "0x6955b900", "1767225600000", "99999999999999999999999999", "9223372036854775807",
			"\u0661\u0667\u0666\u0667\u0662\u0662\u0665\u0666\u0660\u0660",
			"\uff11\uff17\uff16\uff17\uff12\uff12\uff15\uff16\uff10\uff10", "2026-01-01T00:00:00Z", "1767225600\n1" })
	void timestampThatIsNotUnixTimeIsStale(String timestamp) {
		assertRejected(Reason.STALE_TIMESTAMP, (headers) -> headers.set("Wechatpay-Timestamp", timestamp))
			.hasMessageStartingWith("Wechatpay-Timestamp is not a UNIX time in seconds: '");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "999999999999", "000000000000" })
	void timestampFarAwayIsStale(String timestamp) {
		assertRejected(Reason.STALE_TIMESTAMP, (headers) -> headers.set("Wechatpay-Timestamp", timestamp));
	}

	@Test
	void timestampIsVerifiedAsItCame() {
		assertRejected(Reason.SIGNATURE_MISMATCH, (headers) -> headers.set("Wechatpay-Timestamp", "01767225600"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "7132D72A03E93CDDF8C03BBD1F37EEDF00EE0002", "PUB_KEY_ID_0", "PUB_KEY_ID_",
			"pub_key_id_0119000000012026010100000000001", "0x" + GoldenValues.PLATFORM_SERIAL, "junk",
			GoldenValues.PLATFORM_SERIAL + "0", GoldenValues.MERCHANT_SERIAL })
	void unknownSerialIsRejected(String serialNumber) {
		assertRejected(Reason.UNKNOWN_SERIAL, (headers) -> headers.set("Wechatpay-Serial", serialNumber))
			.hasMessageStartingWith("No trusted platform key has the serial number '" + serialNumber + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nb", "a\u0000b", "a\u001b[31mb", "a\u007fb", "a\u0085b", "a\u009bb", "a\u2028b",
			"a\u202eb" })
	void messageQuotesNoControlCharacters(String serialNumber) {
		assertRejected(Reason.UNKNOWN_SERIAL, (headers) -> headers.set("Wechatpay-Serial", serialNumber))
			.extracting(Throwable::getMessage)
			.asString()
			.doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]")
			.contains("'a?");
	}

	@Test
	void messageShortensLongText() {
		String text = "9".repeat(100_000);
		for (String name : List.of("Wechatpay-Serial", "Wechatpay-Timestamp", "Wechatpay-Signature-Type")) {
			HttpHeaders headers = headers();
			headers.set(name, text);
			StepVerifier.create(this.verifier.verify(headers, BODY))
				.expectErrorSatisfies((failure) -> assertThat(failure.getMessage()).hasSizeLessThan(200).contains("…"))
				.verify(TIMEOUT);
		}
	}

	@Test
	void keyOfExpiredCertificateIsUnknown() {
		assertRejected(Reason.UNKNOWN_SERIAL,
				(headers) -> headers.set("Wechatpay-Serial", GoldenValues.EXPIRED_SERIAL));
	}

	@Test
	void leadingZeroMayBeMissingFromTheHeader() {
		PlatformKeys keys = new ConfiguredPlatformKeys(List.of(key(GoldenValues.PLATFORM_SERIAL)),
				GoldenValues.clock());
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Serial", GoldenValues.PLATFORM_SERIAL.substring(1));
		assertVerified(new SignatureVerifier(keys, GoldenValues.clock(), TOLERANCE).verify(headers, BODY));
	}

	@Test
	void leadingZeroMayBeMissingFromTheKey() {
		PlatformKeys keys = new ConfiguredPlatformKeys(List.of(key(GoldenValues.PLATFORM_SERIAL.substring(1))),
				GoldenValues.clock());
		assertVerified(new SignatureVerifier(keys, GoldenValues.clock(), TOLERANCE).verify(headers(), BODY));
	}

	@Test
	void serialMayBeInLowerCase() {
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Serial", "0c4aef3487f3b2dae2c4e3ce6b23b6a1b6a5e8d1");
		assertVerified(this.verifier.verify(headers, BODY));
	}

	@ParameterizedTest
	@ValueSource(strings = { "not base64", "====", "A", "_-_-_-_-", "AAAA AAAA", "\u6295\u8bc9" })
	void signatureThatIsNotBase64IsMalformed(String signature) {
		assertRejected(Reason.MALFORMED_SIGNATURE, (headers) -> headers.set("Wechatpay-Signature", signature))
			.hasMessage("Wechatpay-Signature is not base64");
	}

	@Test
	void signatureInUrlSafeBase64IsMalformed() {
		String urlSafe = Base64.getUrlEncoder().encodeToString(GoldenValues.signature("response"));
		assertThat(urlSafe).containsPattern("[_-]");
		assertRejected(Reason.MALFORMED_SIGNATURE, (headers) -> headers.set("Wechatpay-Signature", urlSafe));
	}

	@ParameterizedTest
	@CsvSource({ "AAAA, 3", "AA==, 1" })
	void signatureOfAnotherLengthIsMalformed(String signature, int length) {
		assertRejected(Reason.MALFORMED_SIGNATURE, (headers) -> headers.set("Wechatpay-Signature", signature))
			.hasMessage("Wechatpay-Signature has " + length + " bytes instead of 256");
	}

	@Test
	void signatureWithTrailingBytesIsMalformed() {
		byte[] longer = Arrays.copyOf(GoldenValues.signature("response"), 257);
		assertRejected(Reason.MALFORMED_SIGNATURE,
				(headers) -> headers.set("Wechatpay-Signature", Base64.getEncoder().encodeToString(longer)))
			.hasMessage("Wechatpay-Signature has 257 bytes instead of 256");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A", "Zm9v", "!", "==", "AAAAAAAAAA" })
	void probeIsRejectedAndNamed(String rest) {
		assertProbe(Reason.MALFORMED_SIGNATURE,
				(headers) -> headers.set("Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + rest));
	}

	@Test
	void probeAsLongAsSignatureIsRejectedAndNamed() {
		assertProbe(Reason.SIGNATURE_MISMATCH, (headers) -> headers.set("Wechatpay-Signature",
				"WECHATPAY/SIGNTEST/" + SIGNATURE.substring("WECHATPAY/SIGNTEST/".length())));
	}

	@Test
	void probeIsNamedWhateverElseIsWrong() {
		String probe = "WECHATPAY/SIGNTEST/Zm9v";
		assertProbe(Reason.STALE_TIMESTAMP, (headers) -> {
			headers.set("Wechatpay-Signature", probe);
			headers.set("Wechatpay-Timestamp", "1");
		});
		assertProbe(Reason.UNKNOWN_SERIAL, (headers) -> {
			headers.set("Wechatpay-Signature", probe);
			headers.set("Wechatpay-Serial", "1");
		});
		assertProbe(Reason.MISSING_HEADER, (headers) -> {
			headers.set("Wechatpay-Signature", probe);
			headers.remove("Wechatpay-Nonce");
		});
	}

	@Test
	void textThatOnlyContainsTheProbePrefixIsNoProbe() {
		assertRejected(Reason.MALFORMED_SIGNATURE,
				(headers) -> headers.set("Wechatpay-Signature", "AWECHATPAY/SIGNTEST/A"));
		assertRejected(Reason.MALFORMED_SIGNATURE,
				(headers) -> headers.set("Wechatpay-Signature", "wechatpay/signtest/A"));
	}

	@Test
	void everyFlippedBitOfTheBodyIsNoticed() {
		for (int bit = 0; bit < BODY.length * 8; bit++) {
			assertMismatch(headers(), flip(BODY, bit));
		}
	}

	@Test
	void everyFlippedBitOfTheSignatureIsNoticed() {
		byte[] signature = GoldenValues.signature("response");
		for (int bit = 0; bit < signature.length * 8; bit++) {
			HttpHeaders headers = headers();
			headers.set("Wechatpay-Signature", Base64.getEncoder().encodeToString(flip(signature, bit)));
			assertMismatch(headers, BODY);
		}
	}

	@Test
	void everyFlippedBitOfTheNonceIsNoticed() {
		byte[] nonce = GoldenValues.RESPONSE_NONCE.getBytes(StandardCharsets.ISO_8859_1);
		for (int bit = 0; bit < nonce.length * 8; bit++) {
			HttpHeaders headers = headers();
			headers.set("Wechatpay-Nonce", new String(flip(nonce, bit), StandardCharsets.ISO_8859_1));
			assertMismatch(headers, BODY);
		}
	}

	@Test
	void changedTimestampIsNoticed() {
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Timestamp", "1767225601");
		assertMismatch(headers, BODY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Serial" })
	void everyFlippedBitOfTimestampAndSerialNumberIsNoticed(String name) {
		String value = headers().getFirst(name);
		for (int bit = 0; bit < value.length() * 8; bit++) {
			String changed = new String(flip(value.getBytes(StandardCharsets.ISO_8859_1), bit),
					StandardCharsets.ISO_8859_1);
			if (!SerialNumber.of(changed).equals(SerialNumber.of(value))) {
				HttpHeaders headers = headers();
				headers.set(name, changed);
				StepVerifier.create(this.verifier.verify(headers, BODY))
					.expectError(SignatureVerificationException.class)
					.verify(TIMEOUT);
			}
		}
	}

	private static byte[] flip(byte[] bytes, int bit) {
		byte[] flipped = bytes.clone();
		flipped[bit / 8] ^= (byte) (1 << (bit % 8));
		return flipped;
	}

	@Test
	void bodyOfAnotherLengthIsNoticed() {
		assertMismatch(headers(), new byte[0]);
		assertMismatch(headers(), Arrays.copyOf(BODY, BODY.length - 1));
		assertMismatch(headers(), Arrays.copyOf(BODY, BODY.length + 1));
		String text = new String(BODY, StandardCharsets.UTF_8);
		for (String changed : List.of(text + "\n", "\n" + text, " " + text, text + text)) {
			assertMismatch(headers(), changed.getBytes(StandardCharsets.UTF_8));
		}
	}

	@Test
	void partsCannotBeMovedAcrossLines() {
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Nonce", GoldenValues.RESPONSE_NONCE + "\n{");
		assertMismatch(headers, Arrays.copyOfRange(BODY, 1, BODY.length));
	}

	@Test
	void signatureOfTheMerchantIsNotWechatPays() {
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Signature", GoldenValues.text("request.signature"));
		assertMismatch(headers, BODY);
	}

	@Test
	void nothingIsLookedUpForStaleMessage() {
		PlatformKeys unused = (serialNumber) -> Mono.error(new IllegalStateException("looked up"));
		SignatureVerifier verifier = new SignatureVerifier(unused, GoldenValues.clock(), TOLERANCE);
		HttpHeaders headers = headers();
		headers.set("Wechatpay-Timestamp", "1");
		StepVerifier.create(verifier.verify(headers, BODY))
			.expectErrorSatisfies((failure) -> rejection(failure, Reason.STALE_TIMESTAMP))
			.verify(TIMEOUT);
	}

	@Test
	void failureToLookUpKeysIsPassedOn() {
		PlatformKeys broken = (serialNumber) -> Mono.error(new IllegalStateException("broken"));
		StepVerifier.create(new SignatureVerifier(broken, GoldenValues.clock(), TOLERANCE).verify(headers(), BODY))
			.expectErrorMessage("broken")
			.verify(TIMEOUT);
	}

	@Test
	void nothingHappensBeforeSubscription() {
		assertThat(this.verifier.verify(new HttpHeaders(), BODY)).isNotNull();
	}

	@Test
	void whateverComesIsEitherVerifiedOrRejected() {
		Random random = new Random(20260101);
		for (int i = 0; i < 5000; i++) {
			HttpHeaders headers = headers();
			headers.set("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
			for (String name : List.copyOf(headers.headerNames())) {
				switch (random.nextInt(8)) {
					case 0 -> headers.remove(name);
					case 1 -> headers.set(name, randomText(random));
					case 2 -> headers.add(name, randomText(random));
					case 3 ->
						headers.set(name, List.copyOf(headers().toSingleValueMap().values()).get(random.nextInt(4)));
					default -> {
					}
				}
			}
			byte[] body = (random.nextInt(4) != 0) ? BODY : randomText(random).getBytes(StandardCharsets.UTF_8);
			StepVerifier.create(
					this.verifier.verify(headers, body).then().onErrorComplete(SignatureVerificationException.class))
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	private static String randomText(Random random) {
		int bound = new int[] { 0x10, 0x80, 0x100, 0x3000, 0xffff }[random.nextInt(5)];
		return random.ints(random.nextInt(40), 0, bound)
			.collect(StringBuilder::new, (text, character) -> text.append((char) character), StringBuilder::append)
			.toString();
	}

	private static HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Wechatpay-Timestamp", GoldenValues.TIMESTAMP);
		headers.set("Wechatpay-Nonce", GoldenValues.RESPONSE_NONCE);
		headers.set("Wechatpay-Serial", GoldenValues.PLATFORM_SERIAL);
		headers.set("Wechatpay-Signature", SIGNATURE);
		return headers;
	}

	private static PlatformKey key(String serialNumber) {
		PlatformKey key = PlatformKey.ofCertificate(GoldenValues.text("platform.cert.pem"));
		return new PlatformKey(SerialNumber.of(serialNumber), key.publicKey(), key.expiresAt());
	}

	private static SignatureVerifier verifierAfter(Duration age) {
		return new SignatureVerifier(KEYS, Clock.fixed(GoldenValues.signedAt().plus(age), ZoneOffset.UTC), TOLERANCE);
	}

	private static void assertVerified(Mono<byte[]> verification) {
		StepVerifier.create(verification).expectNextCount(1).expectComplete().verify(TIMEOUT);
	}

	private void assertMismatch(HttpHeaders headers, byte[] body) {
		StepVerifier.create(this.verifier.verify(headers, body))
			.expectErrorSatisfies((failure) -> assertThat(rejection(failure, Reason.SIGNATURE_MISMATCH))
				.hasMessage("Wechatpay-Signature does not belong to this message and the platform key '"
						+ GoldenValues.PLATFORM_SERIAL + "'"))
			.verify(TIMEOUT);
	}

	private AbstractThrowableAssert<?, ?> assertRejected(Reason reason, Consumer<HttpHeaders> change) {
		SignatureVerificationException rejection = reject(reason, change);
		assertThat(rejection.isProbe()).isFalse();
		return assertThat(rejection);
	}

	private void assertProbe(Reason reason, Consumer<HttpHeaders> change) {
		SignatureVerificationException rejection = reject(reason, change);
		assertThat(rejection.isProbe()).isTrue();
		assertThat(rejection).hasMessageEndingWith(" (a probe of WeChat Pay)");
	}

	private SignatureVerificationException reject(Reason reason, Consumer<HttpHeaders> change) {
		HttpHeaders headers = headers();
		change.accept(headers);
		AtomicReference<SignatureVerificationException> rejection = new AtomicReference<>();
		StepVerifier.create(this.verifier.verify(headers, BODY))
			.expectErrorSatisfies((failure) -> rejection.set(rejection(failure, reason)))
			.verify(TIMEOUT);
		return rejection.get();
	}

	private static SignatureVerificationException rejection(Throwable failure, Reason reason) {
		assertThat(failure).isInstanceOf(SignatureVerificationException.class);
		SignatureVerificationException rejection = (SignatureVerificationException) failure;
		assertThat(rejection.getReason()).isEqualTo(reason);
		assertThat(rejection.getMessage()).doesNotContain(SIGNATURE.substring(0, 20), "SIGNTEST");
		return rejection;
	}

}
