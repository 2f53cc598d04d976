package io.github.wechatpay.complaint.emulator;

import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.github.wechatpay.complaint.emulator.Receiver.Received;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Notifications of complaints: what they say, where they go, how they are repeated.
 */
class NotificationTests extends EmulatorTest {

	private Receiver receiver;

	@Override
	WechatPayEmulatorBuilder configure(WechatPayEmulatorBuilder builder) {
		return super.configure(builder).deliveryTimeout(Duration.ofSeconds(1));
	}

	@BeforeEach
	void registerReceiver() {
		this.receiver = new Receiver();
		this.emulator.deliverTo(this.receiver.uri());
		register();
	}

	@AfterEach
	void closeReceiver() {
		this.receiver.close();
	}

	@Test
	void notificationIsPostedToThePathOfTheRegisteredUrl() {
		this.emulator.raiseComplaint();
		Received received = received(1).get(0);
		assertThat(received.method()).isEqualTo("POST");
		assertThat(received.target()).isEqualTo("/wechatpay/complaint-notifications");
		assertThat(received.headers().getFirst("Content-Type")).startsWith("application/json");
		assertThat(received.headers().getFirst("Request-ID")).endsWith("-0");
	}

	@Test
	void notificationIsSigned() {
		this.emulator.raiseComplaint();
		Received received = received(1).get(0);
		assertThat(verifies(received, platformKey())).isTrue();
		assertThat(received.headers().getFirst("Wechatpay-Serial"))
			.isEqualTo(this.emulator.merchant().platformSerialNumber());
		assertThat(received.headers().getFirst("Wechatpay-Signature-Type")).isEqualTo("WECHATPAY2-SHA256-RSA2048");
	}

	@Test
	void envelopeHasTheDocumentedShape() {
		RaisedComplaint raised = this.emulator.raiseComplaint();
		JsonNode envelope = json(received(1).get(0).body());
		assertThat(envelope.path("id").asString()).isEqualTo(raised.notificationId())
			.startsWith("EV-")
			.hasSizeLessThanOrEqualTo(32);
		assertThat(OffsetDateTime.parse(envelope.path("create_time").asString()).toInstant())
			.isBetween(Instant.now().minusSeconds(10), Instant.now());
		assertThat(envelope.path("create_time").asString()).endsWith("+08:00");
		assertThat(envelope.path("event_type").asString()).isEqualTo("COMPLAINT.CREATE");
		assertThat(envelope.path("resource_type").asString()).isEqualTo("encrypt-resource");
		assertThat(envelope.path("summary").asString()).isNotEmpty().hasSizeLessThanOrEqualTo(64);
		assertThat(envelope.at("/resource/original_type").asString()).isEqualTo("complaint");
		assertThat(envelope.at("/resource/algorithm").asString()).isEqualTo("AEAD_AES_256_GCM");
		assertThat(envelope.at("/resource/nonce").asString()).hasSize(12);
	}

	@Test
	void resourceDecryptsToTheComplaint() {
		RaisedComplaint raised = this.emulator.raiseComplaint();
		assertThat(raised.complaintId()).matches("[0-9]{27}");
		assertThat(decrypt(received(1).get(0)))
			.isEqualTo("{\"complaint_id\":\"" + raised.complaintId() + "\",\"action_type\":\"CREATE_COMPLAINT\"}");
	}

	@Test
	void otherActionsAreChangesOfState() {
		RaisedComplaint first = this.emulator.raiseComplaint();
		RaisedComplaint second = this.emulator.raiseComplaint("USER_RESPONSE", first.complaintId());
		assertThat(second.complaintId()).isEqualTo(first.complaintId());
		Received change = received(2).stream()
			.filter((received) -> json(received.body()).path("id").asString().equals(second.notificationId()))
			.findFirst()
			.orElseThrow();
		assertThat(json(change.body()).path("event_type").asString()).isEqualTo("COMPLAINT.STATE_CHANGE");
		assertThat(decrypt(change)).contains(first.complaintId(), "USER_RESPONSE");
	}

	@Test
	void complaintsAndNotificationsHaveDifferentIds() {
		RaisedComplaint first = this.emulator.raiseComplaint("USER_RESPONSE");
		RaisedComplaint second = this.emulator.raiseComplaint("USER_RESPONSE");
		assertThat(first.complaintId()).isNotEqualTo(second.complaintId());
		assertThat(first.notificationId()).isNotEqualTo(second.notificationId());
	}

	@Test
	void nobodyCanBeNotifiedWithoutUrl() {
		this.emulator.reset();
		assertThatIllegalStateException().isThrownBy(this.emulator::raiseComplaint)
			.withMessage("No notification URL is registered");
	}

	@Test
	void notificationIsRepeatedUntilItIsAcknowledged() {
		this.receiver.answer(500, 503, 200);
		RaisedComplaint raised = this.emulator.raiseComplaint();
		assertThat(deliveries(3)).extracting(Delivery::status).containsExactly(500, 503, 200);
		assertThat(this.receiver.received()).extracting((received) -> json(received.body()).path("id").asString())
			.containsOnly(raised.notificationId());
		assertThat(this.receiver.received()).extracting((received) -> received.headers().getFirst("Wechatpay-Nonce"))
			.doesNotHaveDuplicates();
		assertThat(this.receiver.received()).allMatch((received) -> verifies(received, platformKey()));
		assertNoMore(3);
	}

	@Test
	void repetitionsEndWithTheSchedule() {
		this.receiver.answer(500, 500, 500, 500);
		this.emulator.raiseComplaint();
		assertThat(deliveries(4)).extracting(Delivery::acknowledged).containsOnly(false);
		assertNoMore(4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 204 })
	void twoStatusesAcknowledge(int status) {
		this.receiver.answer(status);
		this.emulator.raiseComplaint();
		assertThat(deliveries(1)).extracting(Delivery::acknowledged).containsExactly(true);
		assertNoMore(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 201, 302, 401 })
	void otherStatusesDoNot(int status) {
		this.receiver.answer(status, 200);
		this.emulator.raiseComplaint();
		assertThat(deliveries(2)).extracting(Delivery::status).containsExactly(status, 200);
	}

	@Test
	void deliveryIsRecorded() {
		RaisedComplaint raised = this.emulator.raiseComplaint();
		Delivery delivery = deliveries(1).get(0);
		assertThat(delivery.notificationId()).isEqualTo(raised.notificationId());
		assertThat(delivery.url()).isEqualTo(this.receiver.uri() + "/wechatpay/complaint-notifications");
		assertThat(delivery.status()).isEqualTo(200);
		assertThat(delivery.responseBody()).isEqualTo("{\"code\":\"SUCCESS\"}");
		assertThat(delivery.error()).isNull();
		assertThat(delivery.time()).isBetween(Instant.now().minusSeconds(10), Instant.now());
	}

	@Test
	void answerThatTakesTooLongCountsAsNone() {
		try (WechatPayEmulator other = WechatPayEmulator.builder()
			.deliveryTimeout(Duration.ofMillis(200))
			.deliveryBaseUri(this.receiver.uri())
			.retryIntervals(List.of(Duration.ofMillis(1)))
			.start()) {
			new SignedCall(other.merchant(), other.baseUri(), "POST", GLOBAL).json("{\"url\":\"" + URL + "\"}").send();
			this.receiver.answer(0);
			other.raiseComplaint();
			await().until(() -> other.deliveries().size() == 2);
			Delivery first = other.deliveries().get(0);
			assertThat(first.status()).isNull();
			assertThat(first.responseBody()).isNull();
			assertThat(first.error()).startsWith("TimeoutException");
			assertThat(other.deliveries().get(1).acknowledged()).isTrue();
		}
	}

	@Test
	void receiverThatIsDownIsTriedAgain() {
		URI uri = this.receiver.uri();
		this.receiver.close();
		this.emulator.raiseComplaint();
		assertThat(deliveries(4)).allSatisfy((delivery) -> {
			assertThat(delivery.status()).isNull();
			assertThat(delivery.error()).contains("refused");
			assertThat(delivery.url()).startsWith(uri.toString());
		});
	}

	@Test
	void pathOfTheDeliveryBaseUriIsAPrefix() {
		this.emulator.deliverTo(URI.create(this.receiver.uri() + "/app/"));
		this.emulator.raiseComplaint();
		assertThat(received(1).get(0).target()).isEqualTo("/app/wechatpay/complaint-notifications");
	}

	@Test
	void withoutDeliveryBaseUriTheRegisteredUrlIsTaken() {
		this.emulator.deliverTo(null);
		call("PUT", GLOBAL).json("{\"url\":\"https://wechatpay.invalid/notify\"}").send();
		this.emulator.raiseComplaint();
		assertThat(deliveries(1).get(0).url()).isEqualTo("https://wechatpay.invalid/notify");
	}

	@Test
	void repetitionGoesToTheUrlRegisteredByThen() {
		this.receiver.answer(0);
		this.emulator.raiseComplaint();
		received(1);
		call("PUT", GLOBAL).json("{\"url\":\"https://merchant.example.com/moved\"}").send();
		assertThat(received(2).get(1).target()).isEqualTo("/moved");
	}

	@Test
	void repetitionsEndWhenTheUrlIsDeleted() {
		this.receiver.answer(0);
		this.emulator.raiseComplaint();
		received(1);
		call("DELETE", GLOBAL).send();
		deliveries(1);
		assertNoMore(1);
	}

	@Test
	void resetForgetsDeliveriesAndStopsRepetitions() {
		this.receiver.answer(500, 500, 500, 500);
		this.emulator.raiseComplaint();
		received(1);
		this.emulator.reset();
		assertThat(this.emulator.deliveries()).isEmpty();
		int soFar = this.receiver.received().size();
		await().during(Duration.ofMillis(200)).until(() -> this.receiver.received().size() <= soFar + 1);
		assertThat(this.emulator.deliveries()).isEmpty();
	}

	@Test
	void notificationIsSignedWithTheNewCertificateAfterRotation() {
		String serialNumber = this.emulator.rotateCertificate();
		this.emulator.raiseComplaint();
		Received received = received(1).get(0);
		assertThat(received.headers().getFirst("Wechatpay-Serial")).isEqualTo(serialNumber);
		assertThat(verifies(received, platformKey())).isTrue();
	}

	@Test
	void shareOfTheNotificationsIsSignedWithThePublicKey() {
		try (WechatPayEmulator other = WechatPayEmulator.builder()
			.publicKeyShare(0.25)
			.deliveryBaseUri(this.receiver.uri())
			.start()) {
			new SignedCall(other.merchant(), other.baseUri(), "POST", GLOBAL).json("{\"url\":\"" + URL + "\"}").send();
			for (int i = 0; i < 8; i++) {
				other.raiseComplaint();
			}
			assertThat(received(8)).extracting((received) -> received.headers().getFirst("Wechatpay-Serial"))
				.filteredOn(other.merchant().publicKeyId()::equals)
				.hasSize(2);
		}
	}

	private List<Received> received(int count) {
		await().until(() -> this.receiver.received().size() >= count);
		return this.receiver.received();
	}

	private List<Delivery> deliveries(int count) {
		await().until(() -> this.emulator.deliveries().size() >= count);
		return this.emulator.deliveries();
	}

	private void assertNoMore(int count) {
		await().during(Duration.ofMillis(100)).until(() -> this.emulator.deliveries().size() == count);
	}

	private String decrypt(Received received) {
		JsonNode resource = json(received.body()).path("resource");
		return Verification.decrypt(this.emulator.merchant().apiV3Key(), resource.path("nonce").asString(),
				resource.path("associated_data").asString(), resource.path("ciphertext").asString());
	}

	private static boolean verifies(Received received, PublicKey key) {
		return Verification.verify(key, received.headers()::getFirst, received.body());
	}

}
