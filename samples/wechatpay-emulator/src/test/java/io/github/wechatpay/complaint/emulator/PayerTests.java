package io.github.wechatpay.complaint.emulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import io.github.wechatpay.complaint.emulator.Receiver.Received;
import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * What payers and the platform do to complaints, and how the merchant hears of it.
 */
class PayerTests extends ComplaintTest {

	private static final String IMAGE = Base64.getEncoder().encodeToString(Image.sample().content());

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
	void complaintIsRaisedWithEverythingThatPayersSend() {
		JsonNode raised = json(control("POST", "/emulator/complaints",
				"{\"detail\":\"重复扣费\",\"phone\":\"13800138000\",\"images\":[\"" + IMAGE
						+ "\"],\"complainted_mchid\":\"1900000109\",\"overdue\":true,\"time\":\"2026-01-31T12:00:00+08:00\"}"));
		String id = raised.path("complaint_id").asString();
		assertThat(notified(1)).containsExactly(id + " CREATE_COMPLAINT");
		JsonNode shown = json(control("GET", "/emulator/complaints/" + id, ""));
		assertThat(shown.path("mchid").asString()).isEqualTo("1900012181");
		assertThat(shown.path("complainted_mchid").asString()).isEqualTo("1900000109");
		assertThat(shown.path("complaint_time").asString()).isEqualTo("2026-01-31T04:00:00Z");
		assertThat(shown.path("complaint_state").asString()).isEqualTo("PENDING");
		assertThat(shown.path("complaint_detail").asString()).isEqualTo("重复扣费");
		assertThat(shown.path("phone").asString()).isEqualTo("13800138000");
		assertThat(shown.path("images").asInt()).isOne();
		assertThat(shown.at("/history/0/operate_type").asString()).isEqualTo("USER_CREATE_COMPLAINT");
		JsonNode detail = detail(id);
		assertThat(detail.path("is_overdue").asBoolean()).isTrue();
		assertThat(detail.at("/complaint_media_list/0/media_url")).hasSize(1);
	}

	@Test
	void notificationCanBeSwallowed() {
		JsonNode raised = json(control("POST", "/emulator/complaints", "{\"notify\":false}"));
		String id = raised.path("complaint_id").asString();
		assertThat(raised.path("notification_id").isNull()).isTrue();
		control("POST", "/emulator/complaints/" + id + "/messages", "{\"notify\":false}");
		control("POST", "/emulator/complaints/" + id + "/continue", "{}");
		assertThat(notified(1)).containsExactly(id + " CONTINUE_COMPLAINT");
		assertThat(detail(id).path("incoming_user_response").asBoolean()).isTrue();
	}

	@Test
	void swallowedComplaintNeedsNoUrl() {
		this.emulator.reset();
		assertThat(control("POST", "/emulator/complaints", "{}").statusCode()).isEqualTo(409);
		assertThat(list("").path("data")).isEmpty();
		HttpResponse<byte[]> response = control("POST", "/emulator/complaints", "{\"notify\":false}");
		String id = json(response).path("complaint_id").asString();
		HttpResponse<byte[]> message = control("POST", "/emulator/complaints/" + id + "/messages", "{}");
		assertThat(message.statusCode()).isEqualTo(409);
		assertThat(history(id).path("data")).hasSize(2);
	}

	@Test
	void messageOfThePayerWaitsForAReply() {
		String id = raise(NewComplaint.any());
		control("POST", "/emulator/complaints/" + id + "/messages",
				"{\"detail\":\"在吗\",\"images\":[\"" + IMAGE + "\"]}");
		assertThat(notified(1)).containsExactly(id + " USER_RESPONSE");
		assertThat(detail(id).path("incoming_user_response").asBoolean()).isTrue();
		JsonNode entry = history(id).at("/data/2");
		assertThat(entry.path("operate_details").asString()).isEqualTo("在吗");
		assertThat(entry.at("/complaint_media_list/media_type").asString()).isEqualTo("USER_COMPLAINT_IMAGE");
	}

	@ParameterizedTest
	@CsvSource({ "RESPONSE_BY_PLATFORM,PLATFORM_RESPONSE,PENDING",
			"SELLER_REFUND,COMPLAINT_FULL_REFUNDED_SYSTEM_MESSAGE,PENDING",
			"MERCHANT_RESPONSE,MERCHANT_RESPONSE,PROCESSING",
			"MERCHANT_CONFIRM_COMPLETE,MERCHANT_CONFIRM_COMPLETE,PROCESSED",
			"USER_APPLY_PLATFORM_SERVICE,USER_APPLY_PLATFORM_SERVICE,PENDING",
			"REFUND_SUCCESS,COMPLAINT_REFUND_RECEIVED_SYSTEM_MESSAGE,PROCESSED" })
	void anythingElseCanHappenAndIsNotified(String actionType, String operateType, String state) {
		String id = raise(NewComplaint.any());
		control("POST", "/emulator/complaints/" + id + "/actions", "{\"action_type\":\"" + actionType + "\"}");
		assertThat(notified(1)).containsExactly(id + " " + actionType);
		assertThat(history(id).at("/data/2/operate_type").asString()).isEqualTo(operateType);
		assertThat(detail(id).path("complaint_state").asString()).isEqualTo(state);
		assertThat(detail(id).path("complaint_full_refunded").asBoolean()).isEqualTo(actionType.contains("REFUND"));
	}

	@Test
	void unknownActionIsOnlyNotified() {
		String id = raise(NewComplaint.any());
		control("POST", "/emulator/complaints/" + id + "/actions", "{\"action_type\":\"EARTHQUAKE\"}");
		assertThat(notified(1)).containsExactly(id + " EARTHQUAKE");
		assertThat(history(id).path("data")).hasSize(2);
	}

	@Test
	void merchantIsNotNotifiedOfItsOwnActions() {
		String id = raise(NewComplaint.any());
		done(respond(id, reply("您好")));
		done(complete(id));
		await().during(Duration.ofMillis(200)).until(() -> this.receiver.received().isEmpty());
	}

	@Test
	void complaintThatIsNamedAndUnknownIsRaised() {
		RaisedComplaint raised = this.emulator.raiseComplaint("USER_RESPONSE", "200201820200101080076610000");
		assertThat(raised.complaintId()).isEqualTo("200201820200101080076610000");
		assertThat(notified(1)).containsExactly("200201820200101080076610000 USER_RESPONSE");
		assertThat(detail("200201820200101080076610000").path("incoming_user_response").asBoolean()).isTrue();
	}

	@Test
	void javaDoesTheSame() {
		EmulatedAccount account = this.emulator.account();
		RaisedComplaint raised = this.emulator.raiseComplaint(NewComplaint.any().detail("重复扣费").phone("13800138000"));
		account.write(raised.complaintId(), Message.of("在吗", List.of(Image.sample())));
		account.continueComplaint(raised.complaintId(), Message.of("没有解决"));
		assertThat(notified(3)).containsExactlyInAnyOrder(raised.complaintId() + " CREATE_COMPLAINT",
				raised.complaintId() + " USER_RESPONSE", raised.complaintId() + " CONTINUE_COMPLAINT");
		Complaint complaint = account.complaint(raised.complaintId());
		assertThat(complaint.status().times()).isEqualTo(2);
		assertThat(complaint.history()).extracting(HistoryEntry::details).endsWith("在吗", "没有解决");
		assertThat(complaint + " " + complaint.origin()).doesNotContain("重复扣费", "13800138000");
	}

	@Test
	void unknownComplaintIsNotThere() {
		assertThat(control("GET", "/emulator/complaints/1", "").statusCode()).isEqualTo(404);
		assertThat(control("POST", "/emulator/complaints/1/messages", "{}").statusCode()).isEqualTo(404);
		assertThatIllegalArgumentException().isThrownBy(() -> this.emulator.account().write("1", Message.of("a")));
		this.emulator.reset();
		String id = raise(NewComplaint.any());
		assertThatIllegalStateException().isThrownBy(() -> this.emulator.account().write(id, Message.of("a")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"images":["?"]} | images must be in base64
			{"time":"yesterday"} | time must be such as
			{"colour":"red"} | Unrecognized property
			{"count":0} | count must be between
			{"count":1000001} | count must be between
			""")
	void requestThatMakesNoSenseIsRefused(String body, String message) {
		HttpResponse<byte[]> response = control("POST", "/emulator/complaints/bulk", body);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).path("message").asString()).contains(message);
	}

	@Test
	void manyComplaintsNeedLittleMemory() {
		long before = used();
		this.emulator.account().raiseMany(200_000, NewComplaint.any().phone("13800138000"));
		assertThat((used() - before) / 200_000).isLessThan(400);
		assertThat(list("").path("total_count").asInt()).isEqualTo(200_000);
		assertThat(this.receiver.received()).isEmpty();
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private List<String> notified(int count) {
		await().until(() -> this.receiver.received().size() >= count);
		return this.receiver.received().stream().map(this::decrypt).toList();
	}

	private String decrypt(Received received) {
		JsonNode resource = json(received.body()).path("resource");
		JsonNode complaint = json(Verification
			.decrypt(this.emulator.merchant().apiV3Key(), resource.path("nonce").asString(),
					resource.path("associated_data").asString(), resource.path("ciphertext").asString())
			.getBytes(StandardCharsets.UTF_8));
		return complaint.path("complaint_id").asString() + " " + complaint.path("action_type").asString();
	}

}
