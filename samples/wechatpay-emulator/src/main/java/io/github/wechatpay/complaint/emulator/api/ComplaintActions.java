package io.github.wechatpay.complaint.emulator.api;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintEvent;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintStatus;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;

/**
 * What a merchant of either region does about a complaint. Nobody is notified of it.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467254">Replying</a>
 */
final class ComplaintActions {

	private static final int LONGEST_ID = 64;

	private static final int MOST_IMAGES = 4;

	private static final int LONGEST_CONTENT = 500;

	private static final int LONGEST_URL = 512;

	private static final int LONGEST_URL_TEXT = 10;

	private final ComplaintLookup lookup;

	private final ApiOptions options;

	private final Clock clock;

	private final JsonBodies json;

	ComplaintActions(ComplaintLookup lookup, ApiOptions options, Clock clock, JsonBodies json) {
		this.lookup = lookup;
		this.options = options;
		this.clock = clock;
		this.json = json;
	}

	Answer respond(ApiCall call) {
		JsonObject body = JsonObject.of(call.request(), this.json);
		Complaint complaint = find(call, body);
		String content = body.required("response_content", LONGEST_CONTENT);
		List<Image> images = images(call, body, "response_images");
		checkLinks(call, body);
		apply(call, complaint, (status) -> true, ComplaintEvent.MERCHANT_RESPONSE, Message.of(content, images));
		return Answers.noContent();
	}

	Answer complete(ApiCall call) {
		JsonObject body = JsonObject.of(call.request(), this.json);
		Complaint complaint = find(call, body);
		applyOrRefuse(call, complaint, (status) -> status.state() != ComplaintState.PROCESSED,
				ComplaintEvent.MERCHANT_CONFIRM_COMPLETE, Message.of(ComplaintEvent.MERCHANT_CONFIRM_COMPLETE.text()));
		return Answers.noContent();
	}

	Complaint find(ApiCall call, JsonObject body) {
		Complaint complaint = this.lookup.find(call, ErrorTexts.NO_REPLY);
		if (!complaint.complaintedMchid().equals(body.required("complainted_mchid", LONGEST_ID))) {
			throw ComplaintLookup.noPermission(ErrorTexts.NO_REPLY);
		}
		return complaint;
	}

	Optional<String> apply(ApiCall call, Complaint complaint, Predicate<ComplaintStatus> condition,
			ComplaintEvent event, Message message) {
		if (call.fault().type() == FaultType.COMPLETED_ELSEWHERE) {
			complaint.apply(ComplaintEvent.MERCHANT_CONFIRM_COMPLETE,
					Message.of(ComplaintEvent.MERCHANT_CONFIRM_COMPLETE.text()), this.clock.instant(),
					this.options.reopened());
		}
		return complaint.applyIf(condition, event, message, this.clock.instant(), this.options.reopened());
	}

	void applyOrRefuse(ApiCall call, Complaint complaint, Predicate<ComplaintStatus> condition, ComplaintEvent event,
			Message message) {
		if (apply(call, complaint, condition, event, message).isEmpty()) {
			throw wrongState();
		}
	}

	static ApiException wrongState() {
		return new ApiException(400, "INVALID_REQUEST", ErrorTexts.WRONG_STATE);
	}

	List<Image> images(ApiCall call, JsonObject body, String name) {
		return body.texts(name, MOST_IMAGES)
			.stream()
			.map((mediaId) -> call.merchant()
				.images()
				.find(mediaId)
				.orElseThrow(() -> body.invalid(name, "no image with this id was uploaded")))
			.toList();
	}

	private void checkLinks(ApiCall call, JsonObject body) {
		String url = body.optional("jump_url", LONGEST_URL);
		if (url != null) {
			body.required("jump_url_text", LONGEST_URL_TEXT);
			body.require("jump_url", url.startsWith("https://"), "jump_url is not https");
		}
		boolean miniProgram = !call.isGlobal() && body.has("mini_program_jump_info");
		if (miniProgram) {
			checkMiniProgram(new JsonObject(body.object("mini_program_jump_info")));
		}
		if ((url != null || miniProgram) && !this.options.externalLinks()) {
			throw ComplaintLookup.noPermission(ErrorTexts.NO_LINKS);
		}
	}

	private static void checkMiniProgram(JsonObject jump) {
		jump.required("appid", LONGEST_ID);
		jump.required("path", LONGEST_URL);
		jump.required("text", LONGEST_URL_TEXT);
	}

}
