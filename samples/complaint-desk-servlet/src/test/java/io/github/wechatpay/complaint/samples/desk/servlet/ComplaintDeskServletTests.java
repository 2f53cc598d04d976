package io.github.wechatpay.complaint.samples.desk.servlet;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.test.AutoConfigureWechatPayEmulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The desk as a whole, over HTTP on one side and against the emulator on the other.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.datasource.url=jdbc:h2:mem:desk")
@AutoConfigureWechatPayEmulator
class ComplaintDeskServletTests {

	private static final String FIRST = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final String SECOND = "https://pay.example.com/second";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final WechatPayEmulator emulator;

	private final String baseUrl;

	private final RestTestClient desk;

	ComplaintDeskServletTests(@Autowired WechatPayEmulator emulator, @LocalServerPort int port) {
		this.emulator = emulator;
		this.baseUrl = "http://localhost:" + port;
		this.desk = RestTestClient.bindToServer().baseUrl(this.baseUrl).build();
	}

	@Test
	void urlIsCreatedQueriedUpdatedAndDeleted() {
		get().expectStatus().isNotFound();
		send(HttpMethod.POST, "/notification-url", FIRST).expectStatus().isOk();
		get().expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.url")
			.isEqualTo(FIRST)
			.jsonPath("$.mchid")
			.isEqualTo(this.emulator.merchant().merchantId());
		send(HttpMethod.PUT, "/notification-url", SECOND).expectStatus().isOk();
		get().expectBody().jsonPath("$.url").isEqualTo(SECOND);
		this.desk.delete().uri("/notification-url").exchange().expectStatus().isNoContent();
		this.desk.delete().uri("/notification-url").exchange().expectStatus().isNoContent();
		get().expectStatus().isNotFound();
	}

	@Test
	void registrationWorksWhateverWasThere() {
		send(HttpMethod.PUT, "/notification-url/registration", FIRST).expectStatus().isOk();
		send(HttpMethod.PUT, "/notification-url/registration", SECOND).expectStatus().isOk();
		get().expectBody().jsonPath("$.url").isEqualTo(SECOND);
	}

	@Test
	void mistakesOfTheCallerAndRefusalsAreToldApart() {
		send(HttpMethod.POST, "/notification-url", "http://pay.example.com/plain").expectStatus().isBadRequest();
		this.desk.post().uri("/notification-url").body(Map.of()).exchange().expectStatus().isBadRequest();
		send(HttpMethod.PUT, "/notification-url", FIRST).expectStatus()
			.isEqualTo(502)
			.expectBody()
			.jsonPath("$.wechatPayCode")
			.isEqualTo("RESOURCE_NOT_EXISTS");
	}

	@Test
	void complaintsAreShownNewestFirst() {
		send(HttpMethod.PUT, "/notification-url/registration", FIRST).expectStatus().isOk();
		String first = this.emulator.raiseComplaint("CREATE_COMPLAINT").notificationId();
		awaitLatest(first);
		String second = this.emulator.raiseComplaint("USER_RESPONSE").notificationId();
		awaitLatest(second);
		assertThat(complaints().subList(0, 2)).extracting((complaint) -> complaint.get("id"))
			.containsExactly(second, first);
		assertThat(complaints().get(0)).containsEntry("actionType", "USER_RESPONSE");
	}

	@Test
	void complaintArrivesOnceWhateverHappensOnTheWay() {
		send(HttpMethod.PUT, "/notification-url/registration", FIRST).expectStatus().isOk();
		this.emulator.inject(Fault.of(FaultType.PROBE).onNotifications());
		this.emulator.inject(Fault.of(FaultType.DUPLICATE).onNotifications());
		String id = this.emulator.raiseComplaint().notificationId();
		awaitLatest(id);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(this.emulator.deliveries()).anyMatch(Delivery::acknowledged));
		assertThat(this.emulator.deliveries().get(0).status()).isEqualTo(401);
		assertThat(complaints().stream().filter((complaint) -> id.equals(complaint.get("id")))).hasSize(1);
	}

	@Test
	void complaintsAreStreamed() {
		send(HttpMethod.PUT, "/notification-url/registration", FIRST).expectStatus().isOk();
		List<String> events = new CopyOnWriteArrayList<>();
		Disposable stream = WebClient.create(this.baseUrl)
			.get()
			.uri("/complaints/stream")
			.retrieve()
			.bodyToFlux(String.class)
			.subscribe(events::add);
		try {
			Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
				this.emulator.raiseComplaint("REFUND_SUCCESS");
				assertThat(events).isNotEmpty();
			});
			assertThat(events.get(0)).contains("REFUND_SUCCESS");
		}
		finally {
			stream.dispose();
		}
	}

	@Test
	void complaintIsListedRespondedToAndCompleted() {
		send(HttpMethod.PUT, "/notification-url/registration", FIRST).expectStatus().isOk();
		String id = this.emulator.raiseComplaint(NewComplaint.any().detail("Cold soup").phone("13900000000"))
			.complaintId();
		awaitState(id, "PENDING");
		this.desk.get()
			.uri("/api/complaints/" + id)
			.exchange()
			.expectBody()
			.jsonPath("$.complaintDetail")
			.isEqualTo("Cold soup")
			.jsonPath("$.payerPhone")
			.isEqualTo("****");
		this.desk.post()
			.uri("/api/complaints/" + id + "/response")
			.body(Map.of("content", "Sorry"))
			.exchange()
			.expectStatus()
			.isNoContent();
		awaitState(id, "PROCESSING");
		this.desk.post().uri("/api/complaints/" + id + "/completion").exchange().expectStatus().isNoContent();
		awaitState(id, "PROCESSED");
		this.desk.get()
			.uri("/api/complaints/" + id + "/history")
			.exchange()
			.expectBody()
			.jsonPath("$[2].operateDetails")
			.isEqualTo("Sorry")
			.jsonPath("$[3].operateType")
			.isEqualTo("MERCHANT_CONFIRM_COMPLETE");
	}

	private void awaitState(String id, String state) {
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> this.desk.get()
				.uri("/api/complaints?state=" + state)
				.exchange()
				.expectBody()
				.jsonPath("$[?(@.complaintId == '" + id + "')]")
				.isNotEmpty());
	}

	private void awaitLatest(String notificationId) {
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(complaints()).element(0)
				.satisfies((complaint) -> assertThat(complaint).containsEntry("id", notificationId)));
	}

	private List<Map<String, Object>> complaints() {
		List<Map<String, Object>> complaints = this.desk.get()
			.uri("/complaints")
			.exchange()
			.expectBody(new ParameterizedTypeReference<List<Map<String, Object>>>() {
			})
			.returnResult()
			.getResponseBody();
		assertThat(complaints).isNotNull();
		return complaints;
	}

	private ResponseSpec get() {
		return this.desk.get().uri("/notification-url").exchange();
	}

	private ResponseSpec send(HttpMethod method, String path, String url) {
		return this.desk.method(method).uri(path).body(Map.of("url", url)).exchange();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class EmulatorConfiguration {

		@Bean
		WechatPayEmulator wechatPayEmulator() {
			return WechatPayEmulator.builder().retryIntervals(Collections.nCopies(50, Duration.ofMillis(100))).start();
		}

	}

}
