package io.github.wechatpay.complaint.callback;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.wechatpay.complaint.WechatPayException;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.SignedMessage;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NotificationParserTests {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Clock CLOCK = Clock.fixed(PlatformSigner.NOW, ZoneOffset.UTC);

	private static final String COMPLAINT = "{\"complaint_id\":\"200201820200101080076610000\",\"action_type\":\"CREATE_COMPLAINT\"}";

	private final NotificationParser parser = parserTrusting(new ConfiguredPlatformKeys(
			List.of(PlatformKey.ofPublicKey(PlatformSigner.PUBLIC_KEY_ID, PlatformSigner.get().publicKeyPem())),
			CLOCK));

	@Test
	void everyFieldOfACompleteNotificationIsDecoded() {
		assertThat(parse(Envelope.complete("EV-1"))).isEqualTo(
				new ComplaintNotification("1900012181", "EV-1", OffsetDateTime.parse("2026-11-23T12:05:05+08:00"),
						"COMPLAINT.CREATE", "产生新投诉", "200201820200101080076610000", "CREATE_COMPLAINT", COMPLAINT));
	}

	@Test
	void officialSampleWithoutSummaryAndOriginalTypeAndWithEmptyAssociatedDataIsDecoded() {
		assertThat(parse(Envelope.officialSample())).isEqualTo(new ComplaintNotification("1900012181",
				"EV-2018022511223320873", OffsetDateTime.parse("2015-05-20T13:29:35.120+08:00"), "COMPLAINT.CREATE",
				null, "200201820200101080076610000", "CREATE_COMPLAINT", COMPLAINT));
	}

	@Test
	void absentAndNullAssociatedDataIsTheSameAsEmpty() {
		assertThat(parse(Envelope.officialSample().withoutInResource("associated_data")).complaintId())
			.isEqualTo("200201820200101080076610000");
		assertThat(parse(Envelope.officialSample().withInResource("associated_data", null)).complaintId())
			.isEqualTo("200201820200101080076610000");
	}

	@Test
	void associatedDataOfAnyLengthIsAccepted() {
		String associatedData = "associated data of more than 32 bytes, in 汉字 as well";
		assertThat(parse(
				Envelope.complete("EV-1").sealing(PlatformSigner.API_V3_KEY, "0123456789ab", associatedData, COMPLAINT))
			.resource()).isEqualTo(COMPLAINT);
	}

	@Test
	void unknownFieldsAreIgnoredAndKeptInTheResource() {
		String complaint = "{\"amount\": 1.10, \"complaint_id\":\"C-1\",\"payer\":{\"phone\":\"138\"},"
				+ "\"action_type\":\"USER_RESPONSE\",\"detail\":\"\\u6295\\/诉\"}";
		ComplaintNotification notification = parse(Envelope.complete("EV-1")
			.with("spec_version", List.of(1, 2))
			.withInResource("key_id", Map.of("a", 1))
			.sealing(complaint));
		assertThat(notification.complaintId()).isEqualTo("C-1");
		assertThat(notification.resource()).isEqualTo(complaint);
	}

	@Test
	void unknownActionsAndComplaintEventsAreDecoded() {
		ComplaintNotification notification = parse(Envelope.complete("EV-1")
			.with("event_type", "COMPLAINT.SOMETHING_NEW")
			.sealing("{\"complaint_id\":\"C-1\",\"action_type\":\"NEW_ACTION\"}"));
		assertThat(notification.eventType()).isEqualTo("COMPLAINT.SOMETHING_NEW");
		assertThat(notification.actionType()).isEqualTo("NEW_ACTION");
	}

	@ParameterizedTest
	@ValueSource(strings = { "COMPLAINT.CREATE", "COMPLAINT.STATE_CHANGE", "COMPLATINT.CREATE" })
	void eventsAboutComplaintsAreToldByTheirNameAlone(String eventType) {
		assertThat(parse(Envelope.officialSample().with("event_type", eventType)).eventType()).isEqualTo(eventType);
	}

	@Test
	void eventsOfOldSamplesAreToldByTheirOriginalType() {
		assertThat(parse(Envelope.complete("EV-1").with("event_type", "TRANSACTION.SUCCESS")).complaintId())
			.isEqualTo("200201820200101080076610000");
	}

	@ParameterizedTest
	@CsvSource({ "SECURITY_ECHO.SUCCESS,", "TRANSACTION.SUCCESS,transaction", "REFUND.SUCCESS,refund",
			"complaint.create," })
	void verifiedEventsThatAreNotAboutComplaintsGiveNothing(String eventType, String originalType) {
		Envelope envelope = Envelope.officialSample()
			.with("event_type", eventType)
			.withInResource("original_type", originalType);
		StepVerifier.create(parse(envelope.signed())).expectComplete().verify(PATIENCE);
	}

	@Test
	void eventsThatAreNotAboutComplaintsNeedNeitherIdNorResource() {
		StepVerifier.create(parse(SignedMessage.of("{\"event_type\":\"SECURITY_ECHO.SUCCESS\"}")))
			.expectComplete()
			.verify(PATIENCE);
	}

	@ParameterizedTest
	@CsvSource({ "2015-05-20T13:29:35+08:00,2015-05-20T13:29:35+08:00",
			"2015-05-20T13:29:35.120+08:00,2015-05-20T13:29:35.120+08:00",
			"2015-05-20T05:29:35Z,2015-05-20T05:29:35Z" })
	void createTimeIsReadInEveryDocumentedForm(String text, OffsetDateTime expected) {
		assertThat(parse(Envelope.complete("EV-1").with("create_time", text)).createTime()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "20180225112233", "", "yesterday", "2015-05-20T13:29:35", "2015-13-40T13:29:35+08:00" })
	void createTimeThatCannotBeToldIsAbsent(String text) {
		assertThat(parse(Envelope.complete("EV-1").with("create_time", text)).createTime()).isNull();
	}

	@Test
	void createTimeMayBeMissingOrOfAnotherType() {
		assertThat(parse(Envelope.complete("EV-1").without("create_time")).createTime()).isNull();
		assertThat(parse(Envelope.complete("EV-1").with("create_time", 1519529593)).createTime()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "AEAD_SM4_GCM", "AEAD_AES_128_GCM", "aead_aes_256_gcm", "", "none" })
	void otherAlgorithmsAreRefused(String algorithm) {
		assertInvalid(Envelope.complete("EV-1").withInResource("algorithm", algorithm).signed())
			.withMessageContaining("AEAD_AES_256_GCM");
	}

	@Test
	void missingAlgorithmIsRefused() {
		assertInvalid(Envelope.complete("EV-1").withoutInResource("algorithm").signed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "0123456789abc", "汉字汉字汉字汉字汉字汉字" })
	void nonceOfAnotherLengthIsRefused(String nonce) {
		assertUndecryptable(Envelope.complete("EV-1").withInResource("nonce", nonce).signed());
	}

	@Test
	void ciphertextThatIsNotBase64IsRefused() {
		assertUndecryptable(Envelope.complete("EV-1").withInResource("ciphertext", "not base64!").signed());
	}

	@Test
	void everyTamperedByteOfTheCiphertextIsNoticed() {
		Envelope envelope = Envelope.complete("EV-1");
		byte[] ciphertext = Base64.getDecoder().decode(envelope.textInResource("ciphertext"));
		for (int i = 0; i < ciphertext.length; i++) {
			byte[] tampered = ciphertext.clone();
			tampered[i] ^= 1;
			assertUndecryptable(
					envelope.withInResource("ciphertext", Base64.getEncoder().encodeToString(tampered)).signed());
		}
	}

	@Test
	void truncatedCiphertextIsRefused() {
		assertUndecryptable(Envelope.complete("EV-1").withInResource("ciphertext", "AAAA").signed());
	}

	@Test
	void tamperedAssociatedDataIsNoticed() {
		assertUndecryptable(Envelope.complete("EV-1").withInResource("associated_data", "").signed());
	}

	@Test
	void ciphertextOfAnotherKeyIsRefused() {
		assertUndecryptable(Envelope.complete("EV-1")
			.sealing("another-key-of-exactly-32-bytes.", "0123456789ab", "", COMPLAINT)
			.signed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "event_type" })
	void missingAndBlankFieldsAreRefused(String field) {
		assertInvalid(Envelope.complete("EV-1").without(field).signed()).withMessageContaining(field);
		assertInvalid(Envelope.complete("EV-1").with(field, null).signed()).withMessageContaining(field);
		assertInvalid(Envelope.complete("EV-1").with(field, " ").signed()).withMessageContaining(field);
		assertInvalid(Envelope.complete("EV-1").with(field, Map.of()).signed()).withMessageContaining(field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonce", "ciphertext" })
	void missingFieldsOfTheResourceAreRefused(String field) {
		assertUndecryptable(Envelope.complete("EV-1").withoutInResource(field).signed()).withMessageContaining(field);
		assertUndecryptable(Envelope.complete("EV-1").withInResource(field, Map.of()).signed())
			.withMessageContaining(field);
	}

	@Test
	void missingOrMisshapenResourceIsRefused() {
		assertInvalid(Envelope.complete("EV-1").with("resource", null).signed());
		assertInvalid(Envelope.complete("EV-1").with("resource", "text").signed());
		assertInvalid(Envelope.complete("EV-1").with("resource", List.of(Map.of())).signed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"action_type\":\"CREATE_COMPLAINT\"}", "{\"complaint_id\":\"C-1\"}",
			"{\"complaint_id\":[],\"action_type\":\"CREATE_COMPLAINT\"}",
			"{\"complaint_id\":\"C-1\",\"action_type\":\"\"}", "[]", "", "13800000000" })
	void decryptedTextWithoutComplaintOrActionIsRefusedWithoutBeingQuoted(String plain) {
		assertInvalid(Envelope.complete("EV-1").sealing(plain).signed())
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("C-1", "13800000000"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "[{}]", "42", "\"text\"", "<html>", "{", "{\"id\":", "{}x",
			"{\"id\":\"1\"}{" })
	void bodiesOtherThanAJsonObjectAreRefused(String body) {
		assertInvalid(SignedMessage.of(body));
	}

	@Test
	void deeplyNestedGarbageIsRefused() {
		assertInvalid(SignedMessage.of("{\"a\":" + "[".repeat(50_000)));
		assertInvalid(SignedMessage.of("{\"a\":".repeat(10_000)));
		assertInvalid(SignedMessage.of(new byte[] { (byte) 0xff, (byte) 0xfe, '{', 0, (byte) 0x80 }));
	}

	@Test
	void refusalsDoNotQuoteTheMessage() {
		assertInvalid(SignedMessage.of("{\"payer_phone\":\"13800000000\","))
			.satisfies((ex) -> assertThat(ex.toString() + ex.getCause()).doesNotContain("13800000000"));
	}

	@Test
	void headersAreFoundInLowerCase() {
		SignedMessage message = Envelope.complete("EV-1").signed();
		HttpHeaders headers = new HttpHeaders();
		message.headers().forEach((name, value) -> headers.set(name.toLowerCase(Locale.ROOT), value));
		assertThat(this.parser.parse(headers, message.body()).block(PATIENCE)).isNotNull();
	}

	@Test
	void signatureIsVerifiedOverTheBytesAndNotOverWhatTheyMean() {
		byte[] spaced = new String(Envelope.complete("EV-1").toBytes(), StandardCharsets.UTF_8).replace("\",", "\" ,\n")
			.getBytes(StandardCharsets.UTF_8);
		assertThat(parse(SignedMessage.of(spaced)).block(PATIENCE)).isNotNull();
		assertThatExceptionOfType(SignatureVerificationException.class)
			.isThrownBy(() -> parse(Envelope.complete("EV-1").signed().withBody(spaced)).block(PATIENCE))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.SIGNATURE_MISMATCH));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not JSON", "{}", "[]" })
	void nothingIsDecodedBeforeItIsVerified(String body) {
		assertThatExceptionOfType(SignatureVerificationException.class).isThrownBy(
				() -> parse(SignedMessage.of("other").withBody(body.getBytes(StandardCharsets.UTF_8))).block(PATIENCE))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.SIGNATURE_MISMATCH));
	}

	@Test
	void nothingIsDecodedWhileTheKeyIsBeingLookedUp() {
		TestPublisher<PlatformKey> key = TestPublisher.create();
		List<String> events = new ArrayList<>();
		NotificationParser waiting = parserTrusting((serialNumber) -> key.mono());
		SignedMessage message = SignedMessage.of("not JSON");
		waiting.parse(message.httpHeaders(), message.body())
			.subscribe((notification) -> events.add("notification"),
					(failure) -> events.add(failure.getClass().getSimpleName()));
		assertThat(events).isEmpty();
		key.emit(PlatformKey.ofPublicKey(PlatformSigner.PUBLIC_KEY_ID, PlatformSigner.get().publicKeyPem()));
		assertThat(events).containsExactly("InvalidNotificationException");
	}

	@Test
	void missingPlatformKeysAreNotTakenForABadSignature() {
		NotificationParser keyless = parserTrusting(
				(serialNumber) -> Mono.error(new PlatformKeysUnavailableException("No keys", null)));
		SignedMessage message = Envelope.complete("EV-1").signed();
		StepVerifier.create(keyless.parse(message.httpHeaders(), message.body()))
			.expectError(PlatformKeysUnavailableException.class)
			.verify(PATIENCE);
	}

	@Test
	void failuresAreOfOneFamily() {
		assertThat(List.of(InvalidNotificationException.class, DecryptionException.class,
				SignatureVerificationException.class, PlatformKeysUnavailableException.class))
			.allSatisfy((type) -> assertThat(WechatPayException.class).isAssignableFrom(type));
	}

	@Test
	void textOfANotificationDoesNotHoldTheResource() {
		assertThat(parse(Envelope.complete("EV-1")
			.sealing("{\"complaint_id\":\"C-1\",\"action_type\":\"USER_RESPONSE\",\"payer_phone\":\"13800000000\"}")))
			.hasToString("ComplaintNotification[mchid=1900012181, id=EV-1, createTime=2026-11-23T12:05:05+08:00, "
					+ "eventType=COMPLAINT.CREATE, complaintId=C-1, actionType=USER_RESPONSE]");
	}

	private ComplaintNotification parse(Envelope envelope) {
		ComplaintNotification notification = parse(envelope.signed()).block(PATIENCE);
		assertThat(notification).isNotNull();
		return notification;
	}

	private Mono<ComplaintNotification> parse(SignedMessage message) {
		return this.parser.parse(message.httpHeaders(), message.body());
	}

	private ThrowableAssertAlternative<InvalidNotificationException> assertInvalid(SignedMessage message) {
		return assertThatExceptionOfType(InvalidNotificationException.class)
			.isThrownBy(() -> parse(message).block(PATIENCE));
	}

	private ThrowableAssertAlternative<DecryptionException> assertUndecryptable(SignedMessage message) {
		return assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> parse(message).block(PATIENCE));
	}

	private static NotificationParser parserTrusting(PlatformKeys keys) {
		return new NotificationParser("1900012181", new SignatureVerifier(keys, CLOCK, Duration.ofMinutes(5)),
				ApiV3Key.of(PlatformSigner.API_V3_KEY));
	}

}
