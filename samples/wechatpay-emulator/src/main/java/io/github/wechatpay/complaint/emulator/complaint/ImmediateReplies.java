package io.github.wechatpay.complaint.emulator.complaint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a merchant replied by the immediate service, of which every reply has an id that
 * makes it happen once.
 */
public final class ImmediateReplies {

	private final Map<Key, String> logIds = new ConcurrentHashMap<>();

	/**
	 * Start without replies.
	 */
	public ImmediateReplies() {
	}

	/**
	 * Reply, unless that was done before.
	 * @param complaintId the complaint
	 * @param idempotentId the id that the merchant gave the reply
	 * @param reply replies, and gives the id of the new entry in the history
	 * @return the id of the entry in the history, the new one or the one before
	 */
	public String replyOnce(String complaintId, String idempotentId, Supplier<String> reply) {
		return this.logIds.computeIfAbsent(new Key(complaintId, idempotentId), (absent) -> reply.get());
	}

	/**
	 * Forget all replies.
	 */
	public void clear() {
		this.logIds.clear();
	}

	private record Key(String complaintId, String idempotentId) {
	}

}
