package io.github.wechatpay.complaint.samples.desk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Complaints from the payer to their completion, over HTTP on one side and against the
 * emulator on the other.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "30s")
class WorkbenchTests {

	private static final String PHONE = "13900000000";

	@Autowired
	private WebTestClient desk;

	@Autowired
	private WechatPayEmulator emulator;

	@Autowired
	private ComplaintRepository repository;

	@Autowired
	private Audit audit;

	@LocalServerPort
	private int port;

	@BeforeEach
	void startEmpty() {
		this.emulator.reset();
		this.emulator.deliverTo(URI.create("http://localhost:" + this.port));
		this.repository.deleteAll();
		this.desk.put()
			.uri("/notification-url/registration")
			.bodyValue(Map.of("url", "https://pay.example.com/wechatpay/complaint-notifications"))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void complaintIsListedAsSoonAsItIsRaised() {
		String id = raise(NewComplaint.any().detail("Cold soup").phone(PHONE));
		get("/api/complaints").jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].complaintId")
			.isEqualTo(id)
			.jsonPath("$[0].complaintState")
			.isEqualTo("PENDING")
			.jsonPath("$[0].complaintDetail")
			.isEqualTo("Cold soup")
			.jsonPath("$[0].dueAt")
			.isNotEmpty();
	}

	@Test
	void mostUrgentIsFirstAndCompletedOnesAreLast() {
		String done = raise(ago(Duration.ofHours(30)));
		complete(done).expectStatus().isNoContent();
		String later = raise(ago(Duration.ofHours(1)));
		String soon = raise(ago(Duration.ofHours(23)));
		String late = raise(ago(Duration.ofHours(25)));
		assertThat(ids("/api/complaints")).containsExactly(late, soon, later, done);
		assertThat(ids("/api/complaints?overdue=true")).containsExactly(late);
		assertThat(ids("/api/complaints?state=PROCESSED")).containsExactly(done);
		assertThat(ids("/api/complaints?waiting=true")).containsExactly(late, soon, later);
		get("/api/complaints/counts").jsonPath("$.total")
			.isEqualTo(4)
			.jsonPath("$.pending")
			.isEqualTo(3)
			.jsonPath("$.processed")
			.isEqualTo(1)
			.jsonPath("$.overdue")
			.isEqualTo(1)
			.jsonPath("$.waiting")
			.isEqualTo(3);
	}

	@Test
	void listIsSearchedAndPaged() {
		String soup = raise(ago(Duration.ofHours(1)).detail("Cold SOUP, 100% of it"));
		String tea = raise(NewComplaint.any().detail("No tea"));
		assertThat(ids("/api/complaints?q=soup")).containsExactly(soup);
		assertThat(ids("/api/complaints?q=100% o")).containsExactly(soup);
		assertThat(ids("/api/complaints?q=_ea")).isEmpty();
		assertThat(ids("/api/complaints?q=" + tea)).containsExactly(tea);
		this.desk.get()
			.uri("/api/complaints?limit=1&offset=1")
			.exchange()
			.expectHeader()
			.valueEquals("X-Total-Count", "2")
			.expectBody()
			.jsonPath("$[0].complaintId")
			.isEqualTo(tea);
	}

	@Test
	void complaintIsShownWithoutThePhoneNumber() {
		String id = raise(NewComplaint.any().detail("Cold soup").phone(PHONE));
		get("/api/complaints/" + id).jsonPath("$.complaintDetail")
			.isEqualTo("Cold soup")
			.jsonPath("$.payerPhone")
			.isEqualTo("****")
			.jsonPath("$.complaintOrderInfo[0].transactionId")
			.isNotEmpty();
		assertThat(this.repository.findById(id).orElseThrow().toString()).doesNotContain(PHONE);
	}

	@Test
	void lookingAtAComplaintIsNoNews() {
		String id = raise(NewComplaint.any());
		int version = Objects.requireNonNull(this.repository.findById(id).orElseThrow().version());
		get("/api/complaints/" + id).jsonPath("$.complaintId").isEqualTo(id);
		assertThat(this.repository.findById(id).orElseThrow().version()).isEqualTo(version);
	}

	@Test
	void phoneNumberIsShownOnRequestAndThatIsNoted() {
		String id = raise(NewComplaint.any().phone(PHONE));
		get("/api/complaints/" + id + "/phone").jsonPath("$.phone").isEqualTo(PHONE);
		get("/api/audit?complaintId=" + id).jsonPath("$[0].action")
			.isEqualTo("SHOW_PHONE")
			.jsonPath("$[0].username")
			.isEqualTo("mei")
			.jsonPath("$[0].outcome")
			.isEqualTo("DONE");
	}

	@Test
	void imageOfThePayerComesThroughTheDesk() {
		String id = raise(NewComplaint.any().image(Image.sample()));
		StringBuilder url = new StringBuilder();
		get("/api/complaints/" + id).jsonPath("$.complaintMediaList[0].mediaUrl[0]").value(String.class, url::append);
		byte[] image = this.desk.get()
			.uri((uri) -> uri.path("/api/complaints/{id}/images").queryParam("url", "{url}").build(id, url))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.IMAGE_PNG)
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(image).isEqualTo(Image.sample().content());
	}

	@Test
	void responseWithAnImageReachesThePayer() {
		String id = raise(NewComplaint.any());
		String mediaId = upload("receipt.png", Image.sample().content());
		respond(id, "Sorry", List.of(mediaId)).expectStatus().isNoContent();
		HistoryEntry last = lastOf(id);
		assertThat(last.details()).isEqualTo("Sorry");
		assertThat(last.images()).hasSize(1);
		assertThat(ids("/api/complaints?state=PROCESSING")).containsExactly(id);
		get("/api/complaints/" + id + "/history").jsonPath("$[2].operateType").isEqualTo("MERCHANT_RESPONSE");
	}

	@Test
	void payerWritesAgainAndTheComplaintIsCompleted() {
		String id = raise(NewComplaint.any());
		respond(id, "Sorry", List.of()).expectStatus().isNoContent();
		assertThat(ids("/api/complaints?waiting=true")).isEmpty();
		this.emulator.account().write(id, Message.of("When?"));
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(ids("/api/complaints?waiting=true")).containsExactly(id));
		complete(id).expectStatus().isNoContent();
		complete(id).expectStatus().isNoContent();
		assertThat(find(id).status().state()).isEqualTo(ComplaintState.PROCESSED);
		assertThat(ids("/api/complaints?state=PROCESSED")).containsExactly(id);
	}

	@Test
	void errorOfWechatPayIsShownAndNotedWithItsRequestId() {
		String id = raise(NewComplaint.any());
		this.emulator.inject(Fault.status(403).onPath("/response"));
		StringBuilder requestId = new StringBuilder();
		respond(id, "Sorry", List.of()).expectStatus()
			.isEqualTo(502)
			.expectBody()
			.jsonPath("$.requestId")
			.value(String.class, requestId::append);
		get("/api/audit?complaintId=" + id).jsonPath("$[0].requestId")
			.isEqualTo(requestId.toString())
			.jsonPath("$[0].outcome")
			.value(String.class, (outcome) -> assertThat(outcome).isNotEqualTo("DONE"));
	}

	@Test
	void actionWhoseBrowserHasGoneIsNoted() {
		String id = raise(NewComplaint.any());
		this.audit.note(() -> "clerk", "COMPLETE", id, Mono.never()).subscribe().dispose();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> get("/api/audit?complaintId=" + id).jsonPath("$[0].outcome").isEqualTo("CANCELLED"));
	}

	@Test
	void whatBreaksARuleIsTheCallersMistake() {
		String id = raise(NewComplaint.any());
		respond(id, "", List.of()).expectStatus().isBadRequest();
		respond(id, "x".repeat(501), List.of()).expectStatus().isBadRequest();
		this.desk.post()
			.uri("/api/images?filename=a.gif")
			.bodyValue(new byte[1])
			.exchange()
			.expectStatus()
			.isBadRequest();
	}

	@Test
	void templatesAreAddedAndRemoved() {
		StringBuilder id = new StringBuilder();
		this.desk.post()
			.uri("/api/templates")
			.bodyValue(Map.of("name", "AAA", "content", "Hello"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.id")
			.value(Integer.class, id::append);
		get("/api/templates").jsonPath("$[0].content").isEqualTo("Hello");
		this.desk.delete().uri("/api/templates/" + id).exchange().expectStatus().isNoContent();
		get("/api/templates").jsonPath("$[?(@.name == 'AAA')]").isEmpty();
	}

	@Test
	void otherUserIsNotedByName() {
		String id = raise(NewComplaint.any());
		this.desk.post()
			.uri("/api/complaints/" + id + "/completion")
			.headers((headers) -> headers.setBasicAuth("omar", "demo"))
			.exchange()
			.expectStatus()
			.isNoContent();
		get("/api/audit?complaintId=" + id).jsonPath("$[0].username").isEqualTo("omar");
	}

	@Test
	void anotherSiteCannotAct() {
		String id = raise(NewComplaint.any());
		this.desk.post()
			.uri("/api/complaints/" + id + "/completion")
			.header("Sec-Fetch-Site", "cross-site")
			.exchange()
			.expectStatus()
			.isForbidden();
		assertThat(find(id).status().state()).isEqualTo(ComplaintState.PENDING);
	}

	private static NewComplaint ago(Duration duration) {
		return NewComplaint.any().at(Instant.now().minus(duration));
	}

	private String raise(NewComplaint complaint) {
		String id = this.emulator.raiseComplaint(complaint).complaintId();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.repository.existsById(id));
		return id;
	}

	private Complaint find(String id) {
		return this.emulator.account().complaint(id);
	}

	private HistoryEntry lastOf(String id) {
		List<HistoryEntry> history = find(id).history();
		return history.get(history.size() - 1);
	}

	private String upload(String filename, byte[] image) {
		StringBuilder mediaId = new StringBuilder();
		this.desk.post()
			.uri("/api/images?filename=" + filename)
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(image)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.mediaId")
			.value(String.class, mediaId::append);
		return mediaId.toString();
	}

	private ResponseSpec respond(String id, String content, List<String> images) {
		return this.desk.post()
			.uri("/api/complaints/" + id + "/response")
			.bodyValue(Map.of("content", content, "images", images))
			.exchange();
	}

	private ResponseSpec complete(String id) {
		return this.desk.post().uri("/api/complaints/" + id + "/completion").exchange();
	}

	private List<String> ids(String path) {
		List<Map<String, Object>> complaints = this.desk.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<List<Map<String, Object>>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(complaints)
			.stream()
			.map((complaint) -> (String) complaint.get("complaintId"))
			.toList();
	}

	private BodyContentSpec get(String path) {
		return this.desk.get().uri(path).exchange().expectStatus().isOk().expectBody();
	}

}
