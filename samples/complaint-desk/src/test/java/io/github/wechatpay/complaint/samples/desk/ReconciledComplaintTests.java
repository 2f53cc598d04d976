package io.github.wechatpay.complaint.samples.desk;

import java.time.Duration;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.reconciliation.ComplaintReconciler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The desk shows complaints of which no notification ever came.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "wechatpay.complaint.reconciliation.interval=1s")
@AutoConfigureWebTestClient(timeout = "30s")
class ReconciledComplaintTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Autowired
	private WebTestClient desk;

	@Autowired
	private WechatPayEmulator emulator;

	@Autowired
	private ComplaintRepository repository;

	@Autowired
	private ComplaintReconciler reconciler;

	@Test
	void complaintOfWhichNoNotificationCameIsListed() {
		Awaitility.await().atMost(PATIENCE).until(() -> this.reconciler.getStatus("default").lastLook() != null);
		String id = this.emulator.account().raiseSilently(NewComplaint.any().detail("Cold soup")).complaintId();
		Awaitility.await().atMost(PATIENCE).until(() -> this.repository.existsById(id));
		this.desk.get()
			.uri("/api/complaints/" + id)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.complaintDetail")
			.isEqualTo("Cold soup");
	}

}
