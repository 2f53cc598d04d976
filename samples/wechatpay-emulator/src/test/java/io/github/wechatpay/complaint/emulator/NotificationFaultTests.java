package io.github.wechatpay.complaint.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.wechatpay.complaint.emulator.Receiver.Received;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What can go wrong with notifications.
 */
class NotificationFaultTests extends EmulatorTest {

	private Receiver receiver;

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
	void delayHoldsTheNotificationBack() {
		Instant start = Instant.now();
		raise(Fault.delay(Duration.ofMillis(300)).onNotifications());
		assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

	@Test
	void faultStrikesNotificationsOnlyWhenAsked() {
		this.emulator.inject(Fault.of(FaultType.HTML));
		assertGood(raise(Fault.of(FaultType.NONE).onNotifications()));
	}

	@Test
	void bodyCanBeHtml() {
		Received received = raise(Fault.of(FaultType.HTML).onNotifications());
		assertThat(received.headers().getFirst("Content-Type")).isEqualTo("text/html");
		assertThat(new String(received.body(), StandardCharsets.UTF_8)).startsWith("<html>");
	}

	@Test
	void signatureCanBeMissing() {
		Received received = raise(Fault.of(FaultType.MISSING_SIGNATURE).onNotifications());
		assertThat(received.headers().keySet()).noneMatch((name) -> name.startsWith("Wechatpay-"));
	}

	@Test
	void signatureCanBeWrongAndIsRightInTheRepetition() {
		this.receiver.answer(401);
		this.emulator.inject(Fault.of(FaultType.WRONG_SIGNATURE).onNotifications());
		this.emulator.raiseComplaint();
		await().until(() -> this.emulator.deliveries().size() == 2);
		assertThat(verifies(this.receiver.received().get(0))).isFalse();
		assertGood(this.receiver.received().get(1));
	}

	@Test
	void signatureCanBeMalformed() {
		Received received = raise(Fault.of(FaultType.MALFORMED_SIGNATURE).onNotifications());
		assertThat(received.headers().getFirst("Wechatpay-Signature")).startsWith("*");
	}

	@Test
	void signatureCanBeAProbe() {
		Received received = raise(Fault.of(FaultType.PROBE).onNotifications());
		assertThat(received.headers().getFirst("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
	}

	@Test
	void timestampCanBeStale() {
		Received received = raise(Fault.of(FaultType.STALE_TIMESTAMP).onNotifications());
		assertThat(Long.parseLong(received.headers().getFirst("Wechatpay-Timestamp")))
			.isLessThan(Instant.now().minus(Duration.ofMinutes(9)).getEpochSecond());
		assertThat(verifies(received)).isTrue();
	}

	@Test
	void serialNumberCanBeUnknown() {
		Received received = raise(Fault.of(FaultType.UNKNOWN_SERIAL).onNotifications());
		assertThat(received.headers().getFirst("Wechatpay-Serial")).matches("[0-9A-F]{40}")
			.isNotEqualTo(this.emulator.merchant().platformSerialNumber());
	}

	@Test
	void bodyCanBeOversized() {
		Received received = raise(Fault.of(FaultType.OVERSIZED_BODY).size(100_000).onNotifications());
		assertThat(received.body()).hasSize(100_000);
		assertGood(received);
	}

	@Test
	void bodyCanBeInAnotherCharset() {
		Received received = raise(Fault.of(FaultType.CHARSET).charset(StandardCharsets.UTF_16LE).onNotifications());
		assertThat(new String(received.body(), StandardCharsets.UTF_16LE)).startsWith("{\"id\"");
		assertThat(verifies(received)).isTrue();
	}

	@Test
	void notificationCanBeDuplicated() {
		this.emulator.inject(Fault.of(FaultType.DUPLICATE));
		String id = this.emulator.raiseComplaint().notificationId();
		await().until(() -> this.emulator.deliveries().size() == 2);
		assertThat(this.emulator.deliveries()).extracting(Delivery::notificationId).containsExactly(id, id);
		assertThat(this.receiver.received()).hasSize(2).allSatisfy(this::assertGood);
	}

	@Test
	void envelopeCanBeBare() {
		Received received = raise(Fault.of(FaultType.BARE_ENVELOPE));
		JsonNode envelope = json(received.body());
		assertThat(envelope.has("summary")).isFalse();
		assertThat(envelope.path("resource").has("original_type")).isFalse();
		assertThat(envelope.at("/resource/associated_data").asString()).isEmpty();
		assertThat(Verification.decrypt(this.emulator.merchant().apiV3Key(), envelope.at("/resource/nonce").asString(),
				"", envelope.at("/resource/ciphertext").asString()))
			.contains("CREATE_COMPLAINT");
		assertGood(received);
	}

	@Test
	void notificationCanBeTruncated() throws IOException {
		String received = brokenOff(FaultType.TRUNCATE);
		String body = received.substring(received.indexOf("\r\n\r\n") + 4);
		int sent = body.getBytes(StandardCharsets.UTF_8).length;
		assertThat(received).startsWith("POST /wechatpay/complaint-notifications HTTP/1.1")
			.containsPattern("(?i)Content-Length: (" + (sent * 2) + "|" + (sent * 2 + 1) + ")\r\n");
		assertThat(body).startsWith("{\"id\"").doesNotEndWith("}");
		assertThat(firstError()).contains("truncated on purpose");
	}

	@Test
	void notificationCanBeReset() {
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> brokenOff(FaultType.RESET))
			.withMessageContaining("reset");
		assertThat(firstError()).contains("reset on purpose");
	}

	private String brokenOff(FaultType type) throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout(10_000);
			this.emulator.deliverTo(URI.create("http://127.0.0.1:" + server.getLocalPort()));
			this.emulator.inject(Fault.of(type).onNotifications());
			this.emulator.raiseComplaint();
			try (Socket socket = server.accept()) {
				socket.setSoTimeout(10_000);
				return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			}
		}
	}

	private String firstError() {
		await().until(() -> !this.emulator.deliveries().isEmpty());
		return this.emulator.deliveries().get(0).error();
	}

	private Received raise(Fault fault) {
		this.emulator.inject(fault);
		this.emulator.raiseComplaint();
		List<Received> received = this.receiver.received();
		await().until(() -> !received.isEmpty());
		return received.get(0);
	}

	private void assertGood(Received received) {
		assertThat(verifies(received)).isTrue();
		assertThat(json(received.body()).path("id").asString()).startsWith("EV-");
	}

	private boolean verifies(Received received) {
		return Verification.verify(platformKey(), received.headers()::getFirst, received.body());
	}

}
