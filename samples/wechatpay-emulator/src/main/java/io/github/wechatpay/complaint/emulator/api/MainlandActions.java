package io.github.wechatpay.complaint.emulator.api;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintEvent;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintStatus;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;

/**
 * What only a merchant of mainland China does about a complaint.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467256">Deciding about a
 * refund</a>
 */
final class MainlandActions {

	private static final int LONGEST_TEXT = 200;

	private static final int LONGEST_IDEMPOTENT_ID = 128;

	private final ComplaintLookup lookup;

	private final ComplaintActions actions;

	private final JsonBodies json;

	MainlandActions(ComplaintLookup lookup, ComplaintActions actions, JsonBodies json) {
		this.lookup = lookup;
		this.actions = actions;
		this.json = json;
	}

	Answer decideRefund(ApiCall call) {
		JsonObject body = JsonObject.of(call.request(), this.json);
		Complaint complaint = this.lookup.find(call, ErrorTexts.NO_REPLY);
		body.optional("remark", LONGEST_TEXT);
		switch (body.required("action", LONGEST_TEXT)) {
			case "APPROVE" -> approve(call, body, complaint);
			case "REJECT" -> reject(call, body, complaint);
			default -> throw body.invalid("action", "action is not APPROVE or REJECT");
		}
		return Answers.noContent();
	}

	private void approve(ApiCall call, JsonObject body, Complaint complaint) {
		Integer day = body.integer("launch_refund_day");
		body.require("launch_refund_day", day == null || day >= 0, "launch_refund_day is negative");
		decide(call, complaint, ComplaintEvent.MERCHANT_APPROVE_REFUND,
				Message.of(ComplaintEvent.MERCHANT_APPROVE_REFUND.text()));
	}

	private void reject(ApiCall call, JsonObject body, Complaint complaint) {
		body.require("launch_refund_day", !body.has("launch_refund_day"), "launch_refund_day is for APPROVE only");
		String reason = body.required("reject_reason", LONGEST_TEXT);
		decide(call, complaint, ComplaintEvent.MERCHANT_REJECT_REFUND,
				Message.of(reason, this.actions.images(call, body, "reject_media_list")));
	}

	private void decide(ApiCall call, Complaint complaint, ComplaintEvent event, Message message) {
		boolean refund = "REFUND".equals(complaint.origin().problemType());
		Predicate<ComplaintStatus> undecided = (status) -> refund && !status.refundDecided() && !status.refunded();
		this.actions.applyOrRefuse(call, complaint, undecided, event, message);
	}

	Answer respondImmediately(ApiCall call) {
		JsonObject body = JsonObject.of(call.request(), this.json);
		Complaint complaint = this.actions.find(call, body);
		if (!complaint.origin().immediateService()) {
			throw ComplaintActions.wrongState();
		}
		String idempotentId = body.required("idempotent_id", LONGEST_IDEMPOTENT_ID);
		Message message = new Message(text(body), List.of(), body.object("message"));
		String logId = call.merchant()
			.immediateReplies()
			.replyOnce(complaint.id(), idempotentId,
					() -> this.actions
						.apply(call, complaint, (status) -> true, ComplaintEvent.MERCHANT_RESPONSE, message)
						.orElseThrow());
		return Answers.ok(this.json, Map.of("log_id", logId));
	}

	private static String text(JsonObject body) {
		StringBuilder text = new StringBuilder();
		body.object("message").path("blocks").forEach((block) -> text.append(block.at("/text/text").asString("")));
		return text.toString();
	}

}
