package io.github.wechatpay.complaint.emulator;

import java.net.http.HttpResponse;
import java.time.Instant;

import io.github.wechatpay.complaint.emulator.notification.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The control plane.
 */
class ControlPlaneTests extends EmulatorTest {

	private Receiver receiver;

	@BeforeEach
	void openReceiver() {
		this.receiver = new Receiver();
		this.emulator.deliverTo(this.receiver.uri());
	}

	@AfterEach
	void closeReceiver() {
		this.receiver.close();
	}

	@Test
	void merchantIsShown() {
		EmulatedMerchant merchant = this.emulator.merchant();
		HttpResponse<byte[]> response = control("GET", "/emulator/merchant", "");
		assertThat(header(response, "Content-Type")).isEqualTo("application/json");
		JsonNode body = json(response);
		assertThat(body.propertyNames()).containsExactlyInAnyOrder("merchant_id", "serial_number", "private_key",
				"api_v3_key", "platform_serial_number", "platform_certificate", "public_key_id", "public_key",
				"region");
		assertThat(body.path("region").asString()).isEqualTo("global");
		assertThat(body.path("merchant_id").asString()).isEqualTo(merchant.merchantId());
		assertThat(body.path("serial_number").asString()).isEqualTo(merchant.serialNumber());
		assertThat(body.path("private_key").asString()).isEqualTo(merchant.privateKey())
			.startsWith("-----BEGIN PRIVATE KEY-----");
		assertThat(body.path("api_v3_key").asString()).isEqualTo(merchant.apiV3Key()).hasSize(32);
		assertThat(body.path("platform_certificate").asString()).startsWith("-----BEGIN CERTIFICATE-----");
		assertThat(body.path("public_key").asString()).startsWith("-----BEGIN PUBLIC KEY-----");
	}

	@Test
	void complaintIsRaisedAndItsDeliveryShown() {
		register();
		JsonNode raised = json(control("POST", "/emulator/complaints", "{\"action_type\":\"USER_RESPONSE\"}"));
		assertThat(raised.path("complaint_id").asString()).hasSize(27);
		await().until(() -> !this.emulator.deliveries().isEmpty());
		JsonNode delivery = json(control("GET", "/emulator/deliveries", "")).path(0);
		assertThat(delivery.path("notification_id").asString()).isEqualTo(raised.path("notification_id").asString());
		assertThat(Instant.parse(delivery.path("time").asString())).isBefore(Instant.now());
		assertThat(delivery.path("url").asString()).startsWith(this.receiver.uri().toString());
		assertThat(delivery.path("status").asInt()).isEqualTo(200);
		assertThat(delivery.path("response_body").asString()).contains("SUCCESS");
		assertThat(delivery.path("error").isNull()).isTrue();
	}

	@Test
	void complaintIsCreatedByDefault() {
		register();
		JsonNode raised = json(control("POST", "/emulator/complaints", ""));
		String complaintId = raised.path("complaint_id").asString();
		JsonNode next = json(control("POST", "/emulator/complaints",
				"{\"action_type\":\"CONTINUE_COMPLAINT\",\"complaint_id\":\"" + complaintId + "\"}"));
		assertThat(next.path("complaint_id").asString()).isEqualTo(complaintId);
		await().until(() -> this.receiver.received().size() == 2);
		assertThat(this.receiver.received())
			.extracting((received) -> json(received.body()).path("event_type").asString())
			.containsExactlyInAnyOrder("COMPLAINT.CREATE", "COMPLAINT.STATE_CHANGE");
	}

	@Test
	void statusOfAFailedDeliveryIsNull() {
		register();
		this.receiver.close();
		control("POST", "/emulator/complaints", "{}");
		await().until(() -> !this.emulator.deliveries().isEmpty());
		JsonNode delivery = json(control("GET", "/emulator/deliveries", "")).path(0);
		assertThat(delivery.path("status").isNull()).isTrue();
		assertThat(delivery.path("error").asString()).contains("refused");
	}

	@Test
	void complaintNeedsARegisteredUrl() {
		HttpResponse<byte[]> response = control("POST", "/emulator/complaints", "{}");
		assertError(response, 409, "NO_NOTIFICATION_URL");
	}

	@Test
	void complaintNeedsAnAction() {
		register();
		assertError(control("POST", "/emulator/complaints", "{\"action_type\":\" \"}"), 400, "INVALID_REQUEST");
	}

	@Test
	void faultIsInjected() {
		register();
		String fault = """
				{"target":"response","type":"status","times":2,"status":429,"retry_after":"3","delay":"PT0.01S",
				 "path":"/merchant-service"}
				""";
		assertThat(control("POST", "/emulator/faults", fault).statusCode()).isEqualTo(204);
		for (int i = 0; i < 2; i++) {
			HttpResponse<byte[]> response = call("GET", GLOBAL).send();
			assertThat(response.statusCode()).isEqualTo(429);
			assertThat(header(response, "Retry-After")).isEqualTo("3");
		}
		assertThat(call("GET", GLOBAL).send().statusCode()).isEqualTo(200);
	}

	@Test
	void faultStrikesNotifications() {
		register();
		control("POST", "/emulator/faults", "{\"type\":\"duplicate\"}");
		control("POST", "/emulator/faults", "{\"target\":\"notification\",\"type\":\"oversized_body\",\"size\":70000}");
		this.receiver.answer(500, 500);
		control("POST", "/emulator/complaints", "{}");
		await().until(() -> this.emulator.deliveries().stream().anyMatch(Delivery::acknowledged));
		assertThat(this.receiver.received()).hasSize(3);
		assertThat(this.receiver.received().get(2).body()).hasSize(70000);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"type":"earthquake"} | type must be one of none, delay, status, html, reset, truncate
					{} | type must be one of
					{"type":"html","target":"merchant"} | target must be one of response, notification
					{"type":"duplicate","target":"response"} | type duplicate does not strike a target response
					{"type":"status","target":"notification"} | type status does not strike a target notification
					{"type":"status","status":1000} | status must be between
					{"type":"delay","delay":"2 seconds"} | delay must be an ISO 8601 duration
					{"type":"delay","delay":"PT-1S"} | delay must not be negative
					{"type":"html","times":0} | times must be positive
					{"type":"oversized_body","size":0} | size must be between
					{"type":"charset","charset":"klingon"} | charset is not known
					{"type":"numbers_as_text","target":"notification"} | type numbers_as_text does not strike a target notification
					{"type":"html","time":1} | Unrecognized property "time"
					{"type":"html" | Unexpected end-of-input
					""")
	void faultThatMakesNoSenseIsRefused(String body, String message) {
		HttpResponse<byte[]> response = control("POST", "/emulator/faults", body);
		assertError(response, 400, "INVALID_REQUEST");
		assertThat(json(response).path("message").asString()).contains(message);
	}

	@Test
	void certificateIsRotated() {
		JsonNode body = json(control("POST", "/emulator/certificates/rotate", ""));
		assertThat(body.path("platform_serial_number").asString())
			.isEqualTo(this.emulator.merchant().platformSerialNumber());
		JsonNode merchant = json(control("GET", "/emulator/merchant", ""));
		assertThat(merchant.path("platform_certificate").asString())
			.isEqualTo(this.emulator.merchant().platformCertificate());
	}

	@Test
	void everythingButTheMerchantGoesBackToTheStart() {
		EmulatedMerchant before = this.emulator.merchant();
		register();
		control("POST", "/emulator/certificates/rotate", "");
		control("POST", "/emulator/faults", "{\"type\":\"status\"}");
		control("POST", "/emulator/complaints", "{}");
		await().until(() -> !this.emulator.deliveries().isEmpty());
		assertThat(control("DELETE", "/emulator", "").statusCode()).isEqualTo(204);
		assertThat(this.emulator.merchant()).isEqualTo(before);
		assertThat(this.emulator.registeredUrl()).isNull();
		assertThat(json(control("GET", "/emulator/deliveries", ""))).isEmpty();
		assertThat(create(URL).send().statusCode()).isEqualTo(200);
	}

	@Test
	void unknownPathsAndMethodsAreRefused() {
		assertError(control("GET", "/emulator/earthquakes", ""), 404, "NOT_FOUND");
		HttpResponse<byte[]> response = control("GET", "/emulator/faults", "");
		assertError(response, 405, "METHOD_NOT_ALLOWED");
		assertThat(header(response, "Allow")).isEqualTo("POST");
	}

	private static void assertError(HttpResponse<byte[]> response, int status, String code) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(json(response).path("code").asString()).isEqualTo(code);
		assertThat(json(response).path("message").asString()).isNotEmpty();
	}

}
