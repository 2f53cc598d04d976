package io.github.wechatpay.complaint.emulator;

import java.net.http.HttpResponse;
import java.util.List;

import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintStatus;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a merchant does about a complaint.
 */
class ComplaintActionTests extends ComplaintTest {

	private static final String WRONG_STATE = "当前单据状态不支持操作, 请检查是否重复调用";

	private static final String IMMEDIATE_REPLY = """
			{"complainted_mchid":"1900000002","idempotent_id":"550e8400-e29b-41d4-a716-446655440000",
			 "message":{"blocks":[{"type":"TEXT","text":{"text":"您好"}}],"sender_identity":"MANUAL"}}
			""";

	@Test
	void replyMakesAPendingComplaintOneInProcess() {
		String id = raise(NewComplaint.any());
		this.emulator.account().happen(id, "USER_RESPONSE", Message.of("在吗"), false);
		assertThat(status(id).awaitsReply()).isTrue();
		HttpResponse<byte[]> response = respond(id, reply("已与用户沟通解决"));
		done(response);
		assertThat(response.body()).isEmpty();
		assertThat(header(response, "Content-Type")).startsWith("application/json");
		assertThat(status(id).state()).isEqualTo(ComplaintState.PROCESSING);
		assertThat(status(id).awaitsReply()).isFalse();
		assertThat(this.emulator.deliveries()).isEmpty();
	}

	@Test
	void completionEndsTheComplaintOnce() {
		String id = raise(NewComplaint.any());
		done(complete(id));
		assertThat(status(id).state()).isEqualTo(ComplaintState.PROCESSED);
		assertThat(history(id).at("/data/2/operate_type").asString()).isEqualTo("MERCHANT_CONFIRM_COMPLETE");
		assertError(complete(id), 400, "INVALID_REQUEST", WRONG_STATE);
		assertThat(history(id).path("data")).hasSize(3);
	}

	@Test
	void replyToAProcessedComplaintLeavesItProcessed() {
		String id = raise(NewComplaint.any());
		done(complete(id));
		done(respond(id, reply("谢谢")));
		assertThat(status(id).state()).isEqualTo(ComplaintState.PROCESSED);
	}

	@Test
	void continuedComplaintIsOpenAgain() {
		String id = raise(NewComplaint.any());
		done(complete(id));
		this.emulator.account().happen(id, "CONTINUE_COMPLAINT", Message.of("没有解决"), false);
		JsonNode detail = detail(id);
		assertThat(detail.path("complaint_state").asString()).isEqualTo("PENDING");
		assertThat(detail.path("user_complaint_times").asInt()).isEqualTo(2);
		assertThat(detail.path("incoming_user_response").asBoolean()).isTrue();
		done(complete(id));
	}

	@Test
	void continuedComplaintIsInProcessIfSoConfigured() {
		try (WechatPayEmulator other = WechatPayEmulator.builder().reopened(ComplaintState.PROCESSING).start()) {
			String id = other.account().raiseSilently(NewComplaint.any()).complaintId();
			other.account().happen(id, "REFUND_SUCCESS", Message.of(""), false);
			assertThat(other.account().complaint(id).status().state()).isEqualTo(ComplaintState.PROCESSED);
			other.account().happen(id, "CONTINUE_COMPLAINT", Message.of("没有解决"), false);
			assertThat(other.account().complaint(id).status().state()).isEqualTo(ComplaintState.PROCESSING);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"response_content":"a"} | complainted_mchid is required
					{"complainted_mchid":"1900012181"} | response_content is required
					{"complainted_mchid":"1900012181","response_content":""} | response_content is empty
					{"complainted_mchid":"1900012181","response_content":1} | response_content is not a string
					{"complainted_mchid":"1900012181","response_content":"😀"} | response_content has a character of four bytes
					{"complainted_mchid":"1900012181","response_content":"a","response_images":["1"]} | no image with this id was uploaded
					{"complainted_mchid":"1900012181","response_content":"a","response_images":["1","2","3","4","5"]} | at most 4
					{"complainted_mchid":"1900012181","response_content":"a","response_images":"1"} | is not an array
					{"complainted_mchid":"1900012181","response_content":"a","jump_url":"https://a.example.com"} | jump_url_text is required
					{"complainted_mchid":"1900012181","response_content":"a","jump_url":"http://a.example.com","jump_url_text":"a"} | jump_url is not https
					{"complainted_mchid":"1900012181","response_content":"a","jump_url":"https://a.example.com","jump_url_text":"12345678901"} | jump_url_text is longer than 10
					{ | the body is not valid JSON
					""")
	void replyThatMakesNoSenseIsRefused(String body, String issue) {
		assertInvalid(respond(raise(NewComplaint.any()), body), issue);
	}

	@Test
	void replyHasAtMost500Characters() {
		String id = raise(NewComplaint.any());
		done(respond(id, reply("好".repeat(500))));
		assertInvalid(respond(id, reply("好".repeat(501))), "response_content is longer than 500 characters");
	}

	@Test
	void linksAreForThoseWhoMaySendThem() {
		String body = "{\"complainted_mchid\":\"1900012181\",\"response_content\":\"a\",\"jump_url\":\"https://a.example.com\",\"jump_url_text\":\"查看订单详情\"}";
		assertError(respond(raise(NewComplaint.any()), body), 403, "NO_AUTH", "此商户号暂不支持发送外部链接,如有需要请联系对接的微信支付行业运营评估配置");
		try (WechatPayEmulator other = WechatPayEmulator.builder().externalLinks(true).start()) {
			String id = other.account().raiseSilently(NewComplaint.any()).complaintId();
			SignedCall call = new SignedCall(other.merchant(), other.baseUri(), "POST",
					COMPLAINTS + "/" + id + "/response");
			assertThat(call.json(body).send().statusCode()).isEqualTo(204);
		}
	}

	@Test
	void replyNamesTheMerchantThatTheComplaintIsAbout() {
		String id = raise(NewComplaint.any().about("1900000109"));
		assertError(respond(id, reply("a")), 403, "NO_AUTH", "您暂无权限为该投诉单提交商户回复");
		assertError(complete(id), 403, "NO_AUTH", "您暂无权限为该投诉单提交商户回复");
		done(respond(id, reply("a").replace("1900012181", "1900000109")));
		assertError(respond(raiseMainland(NewComplaint.any()), reply("a")), 403, "NO_AUTH", "您暂无权限为该投诉单提交商户回复");
		assertError(respond("1", reply("a")), 404, "RESOURCE_NOT_EXISTS", "投诉单不存在");
	}

	@Test
	void replyCanHaveImages() {
		byte[] image = Image.sample().content();
		String mediaId = ok(upload(meta("a.png", image), image).send()).path("media_id").asString();
		String id = raise(NewComplaint.any());
		done(respond(id, reply("a").replace("}", ",\"response_images\":[\"" + mediaId + "\"]}")));
		JsonNode entry = history(id).at("/data/2");
		assertThat(entry.path("image_list")).hasSize(1);
		assertThat(entry.at("/complaint_media_list/media_type").asString()).isEqualTo("OPERATION_IMAGE");
		assertThat(entry.at("/complaint_media_list/media_url")).hasSize(1);
	}

	@Test
	void mainlandHasMoreActions() {
		String id = raise(NewComplaint.any());
		assertThat(call("POST", COMPLAINTS + "/" + id + "/update-refund-progress").json("{}").send().statusCode())
			.isEqualTo(404);
	}

	@Test
	void refundIsApprovedOnceAndArrives() {
		String id = raiseMainland(NewComplaint.any().refund(10));
		assertThat(decide(id, "{\"action\":\"APPROVE\",\"launch_refund_day\":0}").statusCode()).isEqualTo(204);
		assertThat(mainlandStatus(id).state()).isEqualTo(ComplaintState.PROCESSING);
		assertError(decide(id, "{\"action\":\"APPROVE\"}"), 400, "INVALID_REQUEST", WRONG_STATE);
		mainland().happen(id, "REFUND_SUCCESS", Message.of(""), false);
		assertThat(mainlandStatus(id).state()).isEqualTo(ComplaintState.PROCESSED);
		assertThat(mainlandStatus(id).refunded()).isTrue();
	}

	@Test
	void rejectionEndsTheComplaint() {
		String id = raiseMainland(NewComplaint.any().refund(10));
		assertThat(decide(id, "{\"action\":\"REJECT\",\"reject_reason\":\"拒绝退款\",\"remark\":\"不同意退款\"}").statusCode())
			.isEqualTo(204);
		assertThat(mainlandStatus(id).state()).isEqualTo(ComplaintState.PROCESSED);
		JsonNode history = json(mainlandCall("GET", MAINLAND_COMPLAINTS + "/" + id + "/negotiation-historys").send());
		assertThat(history.at("/data/2/operate_type").asString()).isEqualTo("MERCHANT_REFUSE_RERUND");
		assertThat(history.at("/data/2/operate_details").asString()).isEqualTo("拒绝退款");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{} | action is required
			{"action":"PERHAPS"} | action is not APPROVE or REJECT
			{"action":"REJECT"} | reject_reason is required
			{"action":"REJECT","reject_reason":"a","launch_refund_day":3} | launch_refund_day is for APPROVE only
			{"action":"APPROVE","launch_refund_day":-1} | launch_refund_day is negative
			{"action":"APPROVE","launch_refund_day":"1"} | launch_refund_day is not an integer
			""")
	void decisionThatMakesNoSenseIsRefused(String body, String issue) {
		assertInvalid(decide(raiseMainland(NewComplaint.any().refund(10)), body), issue);
	}

	@Test
	void onlyARefundThatIsAskedForCanBeDecided() {
		assertError(decide(raiseMainland(NewComplaint.any()), "{\"action\":\"APPROVE\"}"), 400, "INVALID_REQUEST",
				WRONG_STATE);
	}

	@Test
	void immediateReplyIsProcessedOncePerId() {
		String id = raiseMainland(NewComplaint.any().immediateService(true));
		String logId = json(respondImmediately(id, IMMEDIATE_REPLY)).path("log_id").asString();
		assertThat(logId).hasSize(27);
		assertThat(json(respondImmediately(id, IMMEDIATE_REPLY)).path("log_id").asString()).isEqualTo(logId);
		assertThat(mainlandStatus(id).state()).isEqualTo(ComplaintState.PROCESSING);
		JsonNode history = json(mainlandCall("GET", MAINLAND_COMPLAINTS + "/" + id + "/negotiation-historys").send());
		assertThat(history.path("data")).hasSize(3);
		assertThat(history.at("/data/2/normal_message/blocks/0/text/text").asString()).isEqualTo("您好");
		assertThat(history.at("/data/2/operate_details").asString()).isEqualTo("您好");
	}

	@Test
	void resetForgetsImmediateReplies() {
		NewComplaint complaint = NewComplaint.any().immediateService(true);
		String id = raiseMainland(complaint);
		respondImmediately(id, IMMEDIATE_REPLY);
		this.emulator.reset();
		mainland().raise(complaint, EmulatedAccount.CREATION, id, false);
		assertThat(respondImmediately(id, IMMEDIATE_REPLY).statusCode()).isEqualTo(200);
		assertThat(mainland().complaint(id).history()).hasSize(3);
	}

	@Test
	void immediateReplyIsForComplaintsThatNeedIt() {
		String id = raiseMainland(NewComplaint.any());
		assertError(
				respondImmediately(id, "{\"complainted_mchid\":\"1900000002\",\"idempotent_id\":\"1\",\"message\":{}}"),
				400, "INVALID_REQUEST", WRONG_STATE);
		String needed = raiseMainland(NewComplaint.any().immediateService(true));
		for (String missing : List.of("{\"complainted_mchid\":\"1900000002\",\"message\":{}}",
				"{\"complainted_mchid\":\"1900000002\",\"idempotent_id\":\"1\"}")) {
			assertThat(respondImmediately(needed, missing).statusCode()).isEqualTo(400);
		}
	}

	private HttpResponse<byte[]> decide(String id, String body) {
		return mainlandCall("POST", MAINLAND_COMPLAINTS + "/" + id + "/update-refund-progress").json(body).send();
	}

	private HttpResponse<byte[]> respondImmediately(String id, String body) {
		return mainlandCall("POST", MAINLAND_COMPLAINTS + "/" + id + "/response-immediate-service").json(body).send();
	}

	private ComplaintStatus status(String id) {
		return this.emulator.account().complaint(id).status();
	}

	private ComplaintStatus mainlandStatus(String id) {
		return mainland().complaint(id).status();
	}

}
