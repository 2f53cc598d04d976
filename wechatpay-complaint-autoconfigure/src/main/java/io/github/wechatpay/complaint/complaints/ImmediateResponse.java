package io.github.wechatpay.complaint.complaints;

import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of blocks about a complaint that needs immediate service (mainland).
 *
 * @param complaintedMchid the merchant the complaint is about
 * @param idempotentId an id of at most 128 characters; WeChat Pay processes a message
 * once for each
 * @param message the message: an object with {@code blocks} and, if wanted,
 * {@code sender_identity} and {@code custom_data}
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4017151596">Immediate service,
 * with every kind of block</a>
 */
public record ImmediateResponse(String complaintedMchid, String idempotentId, JsonNode message) {

	/**
	 * Create a message of one text, with an idempotent id of its own: keep the message if
	 * it may have to be sent again.
	 * @param complaint the complaint that is responded to, which names the merchant
	 * @param text the text
	 * @return the message
	 */
	public static ImmediateResponse text(Complaint complaint, String text) {
		ObjectNode message = JsonNodeFactory.instance.objectNode();
		message.putArray("blocks").addObject().put("type", "TEXT").putObject("text").put("text", text);
		return new ImmediateResponse(complaint.complaintedMchid(), UUID.randomUUID().toString(), message);
	}

	/**
	 * Return a text without the message.
	 */
	@Override
	public String toString() {
		return "ImmediateResponse[complaintedMchid=" + this.complaintedMchid + ", idempotentId=" + this.idempotentId
				+ "]";
	}

}
