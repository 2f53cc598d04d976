package io.github.wechatpay.complaint.samples.desk;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.EmulatedAccount;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.aot.DisabledInAotMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A desk of two merchants, one in each region.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({ "demo", "two-merchants" })
@AutoConfigureWebTestClient(timeout = "30s")
@DisabledInAotMode("what was prepared ahead of time is the demo of one merchant")
class TwoMerchantsTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String PATH = "/wechatpay/complaint-notifications";

	@Autowired
	private WebTestClient desk;

	@Autowired
	private WechatPayEmulator emulator;

	@Autowired
	private ComplaintRepository repository;

	private EmulatedAccount global;

	private EmulatedAccount mainland;

	@BeforeEach
	void awaitRegistration() {
		this.global = this.emulator.account();
		this.mainland = this.emulator.account("1900007291");
		Awaitility.await().atMost(SOON).untilAsserted(() -> {
			assertThat(pathOf(this.global)).isEqualTo(PATH);
			assertThat(pathOf(this.mainland)).isEqualTo(PATH + "/mainland");
		});
	}

	@Test
	void bothMerchantsAreOffered() {
		get("/api/merchants").jsonPath("$.length()")
			.isEqualTo(2)
			.jsonPath("$[0].mchid")
			.isEqualTo(id(this.global))
			.jsonPath("$[0].region")
			.isEqualTo("GLOBAL")
			.jsonPath("$[1].mchid")
			.isEqualTo(id(this.mainland))
			.jsonPath("$[1].region")
			.isEqualTo("MAINLAND");
	}

	@Test
	void complaintIsListedUnderTheMerchantThatReceivedIt() {
		String ofGlobal = raise(this.global, NewComplaint.any());
		String ofMainland = raise(this.mainland, NewComplaint.any().about("1900000109"));
		get("/api/complaints?mchid=" + id(this.mainland)).jsonPath("$[?(@.complaintId == '" + ofMainland + "')]")
			.isNotEmpty()
			.jsonPath("$[?(@.complaintId == '" + ofGlobal + "')]")
			.isEmpty();
		get("/api/complaints?mchid=" + id(this.global)).jsonPath("$[?(@.complaintId == '" + ofGlobal + "')]")
			.isNotEmpty()
			.jsonPath("$[?(@.complaintId == '" + ofMainland + "')]")
			.isEmpty();
	}

	@Test
	void complaintIsReadAndRespondedToAsItsMerchant() {
		String complaint = raise(this.mainland, NewComplaint.any().phone("13900000000"));
		get("/api/complaints/" + complaint).jsonPath("$.refunds").isEqualTo(true);
		get("/api/complaints/" + complaint + "/history").jsonPath("$[0].operateType")
			.isEqualTo("USER_CREATE_COMPLAINT");
		get("/api/complaints/" + complaint + "/phone").jsonPath("$.phone").isEqualTo("13900000000");
		post("/api/complaints/" + complaint + "/response",
				Map.of("content", "Sorry", "images", List.of(upload(complaint))));
		assertThat(last(complaint).details()).isEqualTo("Sorry");
		assertThat(last(complaint).images()).hasSize(1);
		post("/api/complaints/" + complaint + "/completion", Map.of());
		assertThat(this.mainland.complaint(complaint).status().state()).hasToString("PROCESSED");
		assertThat(this.repository.findById(complaint).orElseThrow().mchid()).isEqualTo(id(this.mainland));
	}

	@Test
	void refundIsApproved() {
		String complaint = raise(this.mainland, NewComplaint.any().refund(100));
		post("/api/complaints/" + complaint + "/refund-approval", Map.of("launchRefundDay", 0));
		assertThat(last(complaint).type()).isEqualTo("MERCHANT_APPROVE_REFUND");
		assertThat(this.repository.findById(complaint).orElseThrow().complaintState()).isEqualTo("PROCESSING");
		expectAudited(complaint, "APPROVE_REFUND", "DONE");
	}

	@Test
	void refundIsRejectedForAReasonAndWithAnImageWhichEndsTheComplaint() {
		String complaint = raise(this.mainland, NewComplaint.any().refund(100));
		post("/api/complaints/" + complaint + "/refund-rejection",
				Map.of("reason", "The cup was used", "images", List.of(upload(complaint))));
		HistoryEntry rejection = last(complaint);
		assertThat(rejection.type()).isEqualTo("MERCHANT_REFUSE_RERUND");
		assertThat(rejection.details()).isEqualTo("The cup was used");
		assertThat(rejection.images()).hasSize(1);
		assertThat(this.repository.findById(complaint).orElseThrow().complaintState()).isEqualTo("PROCESSED");
		expectAudited(complaint, "REJECT_REFUND", "DONE");
	}

	@Test
	void refundIsDecidedOnOnce() {
		String complaint = raise(this.mainland, NewComplaint.any().refund(100));
		post("/api/complaints/" + complaint + "/refund-approval", Map.of("launchRefundDay", 0));
		expectError(complaint, "refund-rejection", Map.of("reason", "The cup was used"), "INVALID_REQUEST");
		expectAudited(complaint, "REJECT_REFUND", "INVALID_REQUEST");
		assertThat(last(complaint).type()).isEqualTo("MERCHANT_APPROVE_REFUND");
	}

	@Test
	void refundThatNobodyAskedForIsNotDecidedOn() {
		String complaint = raise(this.mainland, NewComplaint.any());
		expectError(complaint, "refund-approval", Map.of("launchRefundDay", 0), "INVALID_REQUEST");
	}

	@Test
	void decisionThatFailsIsMadeByRepeatingIt() {
		String complaint = raise(this.mainland, NewComplaint.any().refund(100));
		this.emulator.inject(Fault.status(403).onPath("/update-refund-progress"));
		expectError(complaint, "refund-approval", Map.of("launchRefundDay", 0), "NO_AUTH");
		expectAudited(complaint, "APPROVE_REFUND", "NO_AUTH");
		post("/api/complaints/" + complaint + "/refund-approval", Map.of("launchRefundDay", 0));
		assertThat(last(complaint).type()).isEqualTo("MERCHANT_APPROVE_REFUND");
	}

	@Test
	void decisionThatBreaksARuleIsTheCallersMistake() {
		String complaint = raise(this.mainland, NewComplaint.any().refund(100));
		int before = this.mainland.complaint(complaint).history().size();
		decide(complaint, "refund-approval", Map.of("launchRefundDay", -1)).expectStatus().isBadRequest();
		decide(complaint, "refund-rejection", Map.of()).expectStatus().isBadRequest();
		decide(complaint, "refund-rejection", Map.of("reason", "x".repeat(201))).expectStatus().isBadRequest();
		assertThat(this.mainland.complaint(complaint).history()).hasSize(before);
	}

	@Test
	void payerComplainsToTheChosenMerchant() {
		this.desk.post()
			.uri("/demo/complaints")
			.bodyValue(Map.of("detail", "Cold soup", "image", false, "mchid", id(this.mainland)))
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.jsonPath("$.complaintId")
			.value(String.class, (complaint) -> assertThat(this.mainland.complaint(complaint).complaintedMchid())
				.isEqualTo(id(this.mainland)));
	}

	private ResponseSpec decide(String complaint, String decision, Map<String, ?> body) {
		return this.desk.post().uri("/api/complaints/" + complaint + "/" + decision).bodyValue(body).exchange();
	}

	private void expectError(String complaint, String decision, Map<String, ?> body, String code) {
		decide(complaint, decision, body).expectStatus()
			.isEqualTo(502)
			.expectBody()
			.jsonPath("$.wechatPayCode")
			.isEqualTo(code)
			.jsonPath("$.requestId")
			.isNotEmpty();
	}

	private void expectAudited(String complaint, String action, String outcome) {
		get("/api/audit?complaintId=" + complaint).jsonPath("$[0].action")
			.isEqualTo(action)
			.jsonPath("$[0].outcome")
			.isEqualTo(outcome);
	}

	private HistoryEntry last(String complaint) {
		List<HistoryEntry> history = this.mainland.complaint(complaint).history();
		return history.get(history.size() - 1);
	}

	private String raise(EmulatedAccount account, NewComplaint complaint) {
		String id = account.raise(complaint).complaintId();
		Awaitility.await().atMost(SOON).until(() -> this.repository.existsById(id));
		return id;
	}

	private String upload(String complaint) {
		StringBuilder mediaId = new StringBuilder();
		this.desk.post()
			.uri("/api/images?filename=a.png&complaintId=" + complaint)
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(Image.sample().content())
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.mediaId")
			.value(String.class, mediaId::append);
		return mediaId.toString();
	}

	private void post(String path, Map<String, ?> body) {
		this.desk.post().uri(path).bodyValue(body).exchange().expectStatus().isNoContent();
	}

	private BodyContentSpec get(String path) {
		return this.desk.get().uri(path).exchange().expectStatus().isOk().expectBody();
	}

	private static String id(EmulatedAccount account) {
		return account.merchant().merchantId();
	}

	private static String pathOf(EmulatedAccount account) {
		String url = account.registeredUrl();
		return (url != null) ? URI.create(url).getPath() : "";
	}

}
