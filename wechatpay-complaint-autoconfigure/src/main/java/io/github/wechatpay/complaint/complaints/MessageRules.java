package io.github.wechatpay.complaint.complaints;

import io.github.wechatpay.complaint.client.Region;

/**
 * Checks messages to payers and decisions about refunds before they are sent.
 */
final class MessageRules {

	private static final int MAX_CONTENT = 500;

	private static final int MAX_JUMP_URL = 512;

	private static final int MAX_JUMP_URL_TEXT = 10;

	private static final int MAX_REASON = 200;

	private static final int MAX_IDEMPOTENT_ID = 128;

	private final Region region;

	MessageRules(Region region) {
		this.region = region;
	}

	ComplaintResponse requireValid(ComplaintResponse response) {
		Rules.require(response != null, "response", "is null");
		Rules.requireId("complaintedMchid", response.complaintedMchid());
		Rules.requireText("content", response.content(), MAX_CONTENT);
		Rules.requireImages(response.images());
		Rules.require((response.jumpUrl() != null) == (response.jumpUrlText() != null), "jumpUrl",
				"and 'jumpUrlText' are sent together or not at all");
		if (response.jumpUrl() != null) {
			Rules.requireText("jumpUrl", response.jumpUrl(), MAX_JUMP_URL);
			Rules.require(response.jumpUrl().regionMatches(true, 0, "https://", 0, 8), "jumpUrl",
					"must start with https://");
			Rules.requireText("jumpUrlText", response.jumpUrlText(), MAX_JUMP_URL_TEXT);
		}
		if (response.miniProgramJump() != null) {
			requireValid(response.miniProgramJump());
		}
		return response;
	}

	RefundRejection requireValid(RefundRejection rejection) {
		Rules.require(rejection != null, "rejection", "is null");
		Rules.requireText("reason", rejection.reason(), MAX_REASON);
		Rules.requireImages(rejection.images());
		if (rejection.remark() != null) {
			Rules.requireText("remark", rejection.remark(), MAX_REASON);
		}
		return rejection;
	}

	ImmediateResponse requireValid(ImmediateResponse response) {
		Rules.require(response != null, "response", "is null");
		Rules.requireId("complaintedMchid", response.complaintedMchid());
		Rules.requireText("idempotentId", response.idempotentId(), MAX_IDEMPOTENT_ID);
		Rules.require(response.message() != null && response.message().isObject(), "message", "must be a JSON object");
		return response;
	}

	private void requireValid(MiniProgramJump jump) {
		Rules.require(this.region == Region.MAINLAND, "miniProgramJump", "exists in mainland China only");
		for (String field : new String[] { jump.appid(), jump.path(), jump.text() }) {
			Rules.requireText("miniProgramJump", field, Integer.MAX_VALUE);
		}
	}

}
