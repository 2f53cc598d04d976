package io.github.wechatpay.complaint.samples.desk.demo;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.samples.desk.ReceivedNotifications;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "30s")
class DemoControllerTests {

	@Autowired
	private WebTestClient desk;

	@Autowired
	private WechatPayEmulator emulator;

	@Autowired
	private ComplaintNotificationService service;

	@Autowired
	private ReceivedNotifications notifications;

	@LocalServerPort
	private int port;

	@BeforeEach
	void startWithoutAnythingRegistered() {
		this.emulator.reset();
		this.emulator.deliverTo(URI.create("http://localhost:" + this.port));
	}

	@Test
	void demoTellsTheUrlThatLeadsToTheDesk() {
		this.desk.get()
			.uri("/demo")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.url")
			.isEqualTo(ComplaintsAccount.URL);
	}

	@Test
	void raisedComplaintArrives() {
		this.service.register(ComplaintsAccount.URL).block();
		RaisedComplaint raised = raise().expectStatus()
			.isAccepted()
			.expectBody(RaisedComplaint.class)
			.returnResult()
			.getResponseBody();
		assertThat(raised).isNotNull();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.notifications.latest()).extracting(ComplaintNotification::complaintId)
				.contains(raised.complaintId()));
	}

	@Test
	void noneIsRaisedWhenNoUrlIsRegistered() {
		assertThat(conflict()).startsWith("No notification URL is registered").contains(ComplaintsAccount.URL);
	}

	@Test
	void noneIsRaisedWhenTheRegisteredUrlLeadsElsewhere() {
		this.service.register("https://pay.example.com/elsewhere").block();
		assertThat(conflict()).startsWith("The registered URL does not lead").contains(ComplaintsAccount.URL);
		assertThat(this.emulator.deliveries()).isEmpty();
	}

	@Test
	void payerRaisesWritesAndComplainsAgain() {
		this.service.register(ComplaintsAccount.URL).block();
		RaisedComplaint raised = this.desk.post()
			.uri("/demo/complaints")
			.bodyValue(Map.of("detail", "Cold soup", "phone", "13800138000", "image", true))
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody(RaisedComplaint.class)
			.returnResult()
			.getResponseBody();
		assertThat(raised).isNotNull();
		String path = "/demo/complaints/" + raised.complaintId();
		say(path + "/messages", "When?");
		say(path + "/continue", "Again");
		this.desk.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.history[0].text")
			.isEqualTo("Cold soup")
			.jsonPath("$.history[0].images")
			.isEqualTo(1)
			.jsonPath("$.history[2].type")
			.isEqualTo("USER_RESPONSE")
			.jsonPath("$.history[3].type")
			.isEqualTo("USER_CONTINUE_COMPLAINT");
		String logId = this.emulator.account().complaint(raised.complaintId()).history().get(0).logId();
		this.desk.get()
			.uri(path + "/images/" + logId + "/0")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.IMAGE_PNG);
	}

	private void say(String path, String text) {
		this.desk.post()
			.uri(path)
			.bodyValue(Map.of("detail", text, "image", false))
			.exchange()
			.expectStatus()
			.isAccepted();
	}

	private ResponseSpec raise() {
		return this.desk.post().uri("/demo/complaints").exchange();
	}

	private String conflict() {
		StringBuilder detail = new StringBuilder();
		raise().expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, detail::append);
		return detail.toString();
	}

}
