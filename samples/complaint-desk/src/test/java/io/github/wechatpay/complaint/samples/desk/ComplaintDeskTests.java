package io.github.wechatpay.complaint.samples.desk;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The desk as a whole, over HTTP on one side and against the emulator on the other.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
class ComplaintDeskTests {

	private static final String FIRST = "https://pay.example.com/first";

	private static final String CALLBACK = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String SECOND = "https://pay.example.com/second";

	@Autowired
	private WebTestClient desk;

	@Autowired
	private WechatPayEmulator emulator;

	@LocalServerPort
	private int port;

	@BeforeEach
	void startWithoutAnythingRegistered() {
		this.emulator.reset();
		this.emulator.deliverTo(URI.create("http://localhost:" + this.port));
		this.desk = this.desk.mutate().responseTimeout(Duration.ofSeconds(30)).build();
	}

	@Test
	void queryAnswersNotFoundWhenNoneIsRegistered() {
		get().expectStatus().isNotFound();
	}

	@Test
	void createdUrlIsRegisteredAtThePlatform() {
		send(HttpMethod.POST, "/notification-url", FIRST).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.url")
			.isEqualTo(FIRST)
			.jsonPath("$.mchid")
			.isEqualTo(this.emulator.merchant().merchantId());
		get().expectStatus().isOk().expectBody().jsonPath("$.url").isEqualTo(FIRST);
	}

	@Test
	void updateReplacesTheUrl() {
		send(HttpMethod.POST, "/notification-url", FIRST).expectStatus().isOk();
		send(HttpMethod.PUT, "/notification-url", SECOND).expectStatus().isOk();
		get().expectBody().jsonPath("$.url").isEqualTo(SECOND);
	}

	@Test
	void deleteRemovesTheUrlAndCanBeRepeated() {
		send(HttpMethod.POST, "/notification-url", FIRST).expectStatus().isOk();
		this.desk.delete().uri("/notification-url").exchange().expectStatus().isNoContent();
		this.desk.delete().uri("/notification-url").exchange().expectStatus().isNoContent();
		get().expectStatus().isNotFound();
	}

	@Test
	void registrationWorksWhateverWasThere() {
		send(HttpMethod.PUT, "/notification-url/registration", FIRST).expectStatus().isOk();
		send(HttpMethod.PUT, "/notification-url/registration", FIRST).expectStatus().isOk();
		send(HttpMethod.PUT, "/notification-url/registration", SECOND).expectStatus().isOk();
		get().expectBody().jsonPath("$.url").isEqualTo(SECOND);
	}

	@Test
	void unusableUrlIsTheCallersMistake() {
		send(HttpMethod.POST, "/notification-url", "http://pay.example.com/plain").expectStatus().isBadRequest();
		this.desk.post().uri("/notification-url").bodyValue(Map.of()).exchange().expectStatus().isBadRequest();
	}

	@Test
	void refusalIsShownAsWechatPayGaveIt() {
		send(HttpMethod.PUT, "/notification-url", FIRST).expectStatus()
			.isEqualTo(502)
			.expectBody()
			.jsonPath("$.wechatPayCode")
			.isEqualTo("RESOURCE_NOT_EXISTS")
			.jsonPath("$.requestId")
			.isNotEmpty();
	}

	@Test
	void complaintsAreShownNewestFirst() {
		send(HttpMethod.PUT, "/notification-url/registration", CALLBACK).expectStatus().isOk();
		String first = this.emulator.raiseComplaint("CREATE_COMPLAINT").notificationId();
		awaitLatest(first);
		String second = this.emulator.raiseComplaint("USER_RESPONSE").notificationId();
		awaitLatest(second);
		complaints().jsonPath("$[0].id")
			.isEqualTo(second)
			.jsonPath("$[0].actionType")
			.isEqualTo("USER_RESPONSE")
			.jsonPath("$[1].id")
			.isEqualTo(first)
			.jsonPath("$[1].actionType")
			.isEqualTo("CREATE_COMPLAINT");
	}

	@Test
	void complaintsAreStreamed() {
		send(HttpMethod.PUT, "/notification-url/registration", CALLBACK).expectStatus().isOk();
		List<String> events = new CopyOnWriteArrayList<>();
		Disposable stream = WebClient.create("http://localhost:" + this.port)
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
	void streamIsOpenBeforeAnythingArrives() {
		ServerSentEvent<String> first = WebClient.create("http://localhost:" + this.port)
			.get()
			.uri("/complaints/stream")
			.retrieve()
			.bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {
			})
			.blockFirst(PATIENCE);
		assertThat(first).isNotNull().extracting(ServerSentEvent::data).isNull();
	}

	@Test
	void pageIsServedWithAllThatItLoads() {
		assertThat(file("/")).contains("href=\"desk.css\"", "src=\"desk.js\"");
		for (String name : List.of("desk.css", "desk.js", "icon.svg")) {
			assertThat(file("/" + name)).isNotBlank();
		}
	}

	private void awaitLatest(String notificationId) {
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> complaints().jsonPath("$[0].id").isEqualTo(notificationId));
	}

	private String file(String path) {
		return this.desk.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	private BodyContentSpec complaints() {
		return this.desk.get().uri("/complaints").exchange().expectStatus().isOk().expectBody();
	}

	private ResponseSpec get() {
		return this.desk.get().uri("/notification-url").exchange();
	}

	private ResponseSpec send(HttpMethod method, String path, String url) {
		return this.desk.method(method).uri(path).bodyValue(Map.of("url", url)).exchange();
	}

}
