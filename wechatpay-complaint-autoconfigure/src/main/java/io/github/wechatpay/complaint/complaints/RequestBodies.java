package io.github.wechatpay.complaint.complaints;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The bodies of requests, as they are on the wire.
 */
final class RequestBodies {

	private RequestBodies() {
	}

	static Response response(ComplaintResponse response) {
		return new Response(response.complaintedMchid(), response.content(), unlessEmpty(response.images()),
				response.jumpUrl(), response.jumpUrlText(), response.miniProgramJump());
	}

	static RefundDecision approval(int launchRefundDay) {
		return new RefundDecision("APPROVE", launchRefundDay, null, null, null);
	}

	static RefundDecision rejection(RefundRejection rejection) {
		return new RefundDecision("REJECT", null, rejection.reason(), unlessEmpty(rejection.images()),
				rejection.remark());
	}

	static ImmediateMessage immediate(ImmediateResponse response) {
		return new ImmediateMessage(response.complaintedMchid(), response.message(), response.idempotentId());
	}

	private static @Nullable List<String> unlessEmpty(List<String> images) {
		return images.isEmpty() ? null : images;
	}

	record Response(String complaintedMchid, String responseContent, @Nullable List<String> responseImages,
			@Nullable String jumpUrl, @Nullable String jumpUrlText, @Nullable MiniProgramJump miniProgramJumpInfo) {
	}

	record Completion(String complaintedMchid) {
	}

	record RefundDecision(String action, @Nullable Integer launchRefundDay, @Nullable String rejectReason,
			@Nullable List<String> rejectMediaList, @Nullable String remark) {
	}

	record ImmediateMessage(String complaintedMchid, JsonNode message, String idempotentId) {
	}

	record UploadMeta(String filename, String sha256) {
	}

}
